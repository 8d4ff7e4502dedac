/** Which hosts an address leads to, by its spelling. Pure. */

type Range = readonly [base: string, bits: number];

/** IANA, special-purpose addresses that are not on the public internet. */
const PRIVATE_V4: readonly Range[] = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['224.0.0.0', 3],
];

/** Link-local ones, where clouds answer with a machine's own keys, and those of single clouds. */
const METADATA_V4: readonly Range[] = [
	['169.254.0.0', 16],
	// Alibaba, Oracle, Azure.
	['100.100.100.200', 32],
	['192.0.0.192', 32],
	['168.63.129.16', 32],
];

/** The same in IPv6: link-local, AWS, Google, Scaleway, Oracle; and NAT64 of any layout into a local network. */
const METADATA_V6 = /^(fe[89ab][\da-f]:|fd00:(ec2|42|c1):|fd20:ce:|64:ff9b:1:)/;

const METADATA_NAMES =
	/^(metadata|instance-data|rancher-metadata|metadata\.goog)$|(^|\.)(metadata\.google\.internal|instance-data\.ec2\.internal|metadata\.azure\.internal|metadata\.tencentyun\.com)$/;

/** Names no public server has: of machines, of routers, and of clusters. */
const PRIVATE_NAMES =
	/(^|\.)(localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|svc|consul|docker|kubernetes|fritz\.box)$/;

function toNumber(address: string): number {
	return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function isIn(ranges: readonly Range[], address: string): boolean {
	const number = toNumber(address);
	return ranges.some(([base, bits]) => {
		const block = 2 ** (32 - bits);
		return Math.floor(number / block) === Math.floor(toNumber(base) / block);
	});
}

/** The eight groups of an IPv6 address as URL writes it: in hex, with one `::` at most. */
function groupsOf(address: string): readonly number[] {
	const [head = '', tail] = address.split('::');
	const read = (text: string) =>
		text === '' ? [] : text.split(':').map((group) => parseInt(group, 16));
	const [before, after] = [read(head), read(tail ?? '')];
	const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
	return [...before, ...Array<number>(zeros).fill(0), ...after];
}

function toV4(high = 0, low = 0): string {
	return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function startsWith(groups: readonly number[], ...start: readonly number[]): boolean {
	return start.every((group, index) => groups[index] === group);
}

/** Where the last 32 bits are an IPv4 address: mapped, translated, compatible, NAT64 (RFC 4291, 6052, 8215). */
const ENDING_IN_V4: ReadonlyArray<readonly number[]> = [
	[0, 0, 0, 0, 0, 0xffff],
	[0, 0, 0, 0, 0xffff, 0],
	[0, 0, 0, 0, 0, 0],
	[0x64, 0xff9b, 0, 0, 0, 0],
	[0x64, 0xff9b, 1],
];
/** ISATAP (RFC 5214), in the last half of any address. */
const ISATAP: readonly number[] = [0x5efe];

/** The IPv4 addresses an IPv6 address leads to: one, or for Teredo the server's and the client's (RFC 4380). */
function embeddedV4(groups: readonly number[]): readonly string[] {
	const [, second, third, fourth, , sixth, seventh = 0, last = 0] = groups;
	if (ENDING_IN_V4.some((start) => startsWith(groups, ...start))) return [toV4(seventh, last)];
	if (startsWith(groups, 0x2002)) return [toV4(second, third)];
	if (startsWith(groups, 0x2001, 0)) {
		return [toV4(third, fourth), toV4(seventh ^ 0xffff, last ^ 0xffff)];
	}
	return ISATAP.includes(sixth ?? 0) ? [toV4(seventh, last)] : [];
}

/** A host name of a URL: without brackets and the dot of a full name. */
function bareName(hostname: string): string {
	const bare = hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
	return bare.toLowerCase();
}

/** The IPv4 addresses a host is, or leads to; none for a name. */
function v4Of(bare: string): readonly string[] {
	if (bare.includes(':')) return embeddedV4(groupsOf(bare));
	return /^\d+\.\d+\.\d+\.\d+$/.test(bare) ? [bare] : [];
}

/** Unspecified, loopback, discard-only, local-use NAT64, unique local, link- and site-local, multicast. */
function isPrivateV6(bare: string): boolean {
	return bare === '::' || /^(::1$|100::|64:ff9b:1:|3fff:|5f00:|f[cd]|fe[89a-f]|ff)/.test(bare);
}

/** Whether a host is by its spelling on this machine or in a private network. */
export function isPrivateHost(hostname: string): boolean {
	const bare = bareName(hostname);
	if (v4Of(bare).some((address) => isIn(PRIVATE_V4, address))) return true;
	if (bare.includes(':')) return isPrivateV6(bare);
	return PRIVATE_NAMES.test(bare) || !bare.includes('.');
}

/** Whether a host answers only the machine that asks, often with that machine's own keys. */
export function isMetadataHost(hostname: string): boolean {
	const bare = bareName(hostname);
	if (v4Of(bare).some((address) => isIn(METADATA_V4, address))) return true;
	return bare.includes(':') ? METADATA_V6.test(bare) : METADATA_NAMES.test(bare);
}
