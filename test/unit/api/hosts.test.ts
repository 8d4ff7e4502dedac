import fc from 'fast-check';

import { isMetadataHost, isPrivateHost } from '../../../nodes/AiVideo/api/hosts';

/** As URL spells the host of `http://…/`. */
function hostOf(host: string): string {
	return new URL(`http://${host}/`).hostname;
}

describe('a private host', () => {
	it.each([
		'127.0.0.1',
		'127.255.255.254',
		'10.0.0.1',
		'10.255.255.255',
		'172.16.0.1',
		'172.31.255.255',
		'192.168.0.1',
		'192.168.255.255',
		'169.254.169.254',
		'100.64.0.1',
		'100.127.255.255',
		'192.0.0.1',
		'198.18.0.1',
		'198.19.255.255',
		'0.0.0.0',
		'0.1.2.3',
		'224.0.0.1',
		'240.0.0.1',
		'255.255.255.255',
		'2130706433',
		'0x7f000001',
		'0177.0.0.1',
		'127.1',
		'0xa.0.0.1',
		'3232235777',
		'[::1]',
		'[::]',
		'[fc00::1]',
		'[fd12:3456::1]',
		'[fe80::1]',
		'[febf::1]',
		'[ff02::1]',
		'[::ffff:127.0.0.1]',
		'[::ffff:10.0.0.1]',
		'[::ffff:a9fe:a9fe]',
		'[::127.0.0.1]',
		'[64:ff9b::192.168.0.1]',
		'localhost',
		'LOCALHOST',
		'localhost.',
		'api.localhost',
		'printer.local',
		'db.internal',
		'metadata.google.internal',
		'router.home.arpa',
		'nas.localdomain',
		'minio',
		'api.svc',
		'api.default.svc.cluster.local',
		'nas.lan',
		'tv.home',
		'wiki.corp',
		'wiki.intranet',
		'vault.service.consul',
		'db.private',
		'host.docker.internal',
		'API.CORP.',
		'localhost..',
		'fritz.box',
		'[3fff::1]',
		'[5f00::1]',
		'[2002:7f00:1::]',
		'[2002:c0a8:1::1]',
		'[2001:0:808:808::f5ff:fffe]',
		'[2001:0:a00:1::f7f7:f7f7]',
		'[64:ff9b:1::808:808]',
		'[64:ff9b::a9fe:a9fe]',
		'[::ffff:0:a00:1]',
		'[fec0::1]',
		'[100::1]',
		'[2001:db8::5efe:a00:1]',
	])('is recognised: %s', (host) => {
		expect(isPrivateHost(hostOf(host))).toBe(true);
	});
});

describe('a public host', () => {
	it.each([
		'8.8.8.8',
		'1.0.0.0',
		'9.255.255.255',
		'11.0.0.0',
		'100.63.255.255',
		'100.128.0.0',
		'126.255.255.255',
		'128.0.0.0',
		'169.253.255.255',
		'169.255.0.0',
		'172.15.255.255',
		'172.32.0.0',
		'192.0.1.1',
		'192.167.255.255',
		'192.169.0.0',
		'198.17.255.255',
		'198.20.0.0',
		'223.255.255.255',
		'134744072',
		'[2001:4860:4860::8888]',
		'[::ffff:8.8.8.8]',
		'[64:ff9b::8.8.8.8]',
		'[fb00::1]',
		'[2002:808:808::1]',
		'[2001:0:808:808::f7f7:f7f7]',
		'[2001:db8::5efe:808:808]',
		'[1000::1]',
		'svc.example.com',
		'home.example.com',
		'example.com',
		'example.com.',
		'local.example.com',
		'internal.example.com',
		'mylocal.example',
		'localhost.example.com',
		'10.0.0.1.example.com',
	])('is recognised: %s', (host) => {
		expect(isPrivateHost(hostOf(host))).toBe(false);
	});
});

describe("a host that answers the machine's own keys", () => {
	it.each([
		'169.254.169.254',
		'169.254.170.2',
		'2852039166',
		'0xa9fea9fe',
		'0251.0376.0251.0376',
		'[::ffff:169.254.169.254]',
		'[64:ff9b::169.254.169.254]',
		'[2002:a9fe:a9fe::]',
		'[fe80::1]',
		'[fd00:ec2::254]',
		'[fd20:ce::254]',
		'[fd00:42::42]',
		'[fd00:c1::a9fe:a9fe]',
		'[64:ff9b:1:a9fe:a9:fe00::]',
		'rancher-metadata',
		'100.100.100.200',
		'192.0.0.192',
		'168.63.129.16',
		'metadata.google.internal',
		'METADATA.google.internal.',
		'metadata',
		'metadata.goog',
		'instance-data',
		'instance-data.ec2.internal',
	])('is recognised: %s', (host) => {
		expect(isMetadataHost(hostOf(host))).toBe(true);
	});

	it.each(['10.0.0.1', 'localhost', '[fd00:ec3::254]', '[::1]', 'metadata.example.com', '8.8.8.8'])(
		'is not %s',
		(host) => {
			expect(isMetadataHost(hostOf(host))).toBe(false);
		},
	);
});

/** The last two groups of an IPv6 address that hold an IPv4 address, or its inverse. */
function inHex(bytes: readonly number[], mask = 0): string {
	const [a = 0, b = 0, c = 0, d = 0] = bytes.map((byte) => byte ^ mask);
	return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
}

const SPELLINGS: ReadonlyArray<readonly [string, (bytes: readonly number[]) => string]> = [
	['dotted', (bytes) => bytes.join('.')],
	['one number', (bytes) => String(bytes.reduce((sum, byte) => sum * 256 + byte, 0))],
	['hex', (bytes) => bytes.map((byte) => `0x${byte.toString(16)}`).join('.')],
	['octal', (bytes) => bytes.map((byte) => `0${byte.toString(8)}`).join('.')],
	['mapped', (bytes) => `[::ffff:${inHex(bytes)}]`],
	['mapped, dotted', (bytes) => `[::ffff:${bytes.join('.')}]`],
	['translated', (bytes) => `[::ffff:0:${inHex(bytes)}]`],
	['NAT64', (bytes) => `[64:ff9b::${inHex(bytes)}]`],
	['local NAT64', (bytes) => `[64:ff9b:1::${inHex(bytes)}]`],
	['6to4', (bytes) => `[2002:${inHex(bytes)}::1]`],
	['Teredo client', (bytes) => `[2001:0:808:808::${inHex(bytes, 255)}]`],
	['Teredo server', (bytes) => `[2001:0:${inHex(bytes)}::f7f7:f7f7]`],
	['ISATAP', (bytes) => `[2a00::5efe:${inHex(bytes)}]`],
];

it('an address is as private in every spelling', () => {
	const byte = fc.nat(255);
	fc.assert(
		fc.property(
			fc.tuple(byte, byte, byte, byte),
			fc.constantFrom(...SPELLINGS),
			(bytes, [, spell]) => {
				const [plain, spelled] = [hostOf(bytes.join('.')), hostOf(spell(bytes))];
				const isLocalNat64 = spelled.startsWith('[64:ff9b:1:');
				expect([spelled, isPrivateHost(spelled)]).toEqual([
					spelled,
					isLocalNat64 || isPrivateHost(plain),
				]);
				expect([spelled, isMetadataHost(spelled)]).toEqual([
					spelled,
					isLocalNat64 || isMetadataHost(plain),
				]);
			},
		),
		{ numRuns: 3_000 },
	);
});

it('any host name is judged without a throw', () => {
	fc.assert(
		fc.property(fc.webAuthority({ withIPv4: true, withIPv6: true }), (authority) => {
			const { hostname } = new URL(`http://${authority}/`);
			expect(typeof isPrivateHost(hostname)).toBe('boolean');
			expect(typeof isMetadataHost(hostname)).toBe('boolean');
		}),
	);
});
