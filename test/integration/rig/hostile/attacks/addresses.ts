import type fc from 'fast-check';

import type { Attack, Places } from '../attack';
import { linkTo } from './names';
import { redirectTo } from './redirects';

/** Addresses by which a server would look around where it cannot get itself. */

type Targets = Readonly<Record<string, (places: Places) => string>>;

function targetsOf(hosts: readonly string[]): Targets {
	return Object.fromEntries(
		hosts.map((host) => [host, () => `http://${host}/latest/meta-data/file.mp4`]),
	);
}

/** The link-local network, where clouds keep credentials, in every spelling. */
export const METADATA_HOSTS = [
	'169.254.169.254',
	'169.254.169.254:80',
	'169.254.1.1',
	'169.254.169.254.',
	'2852039166',
	'0xa9fea9fe',
	'0xa9.0xfe.0xa9.0xfe',
	'0251.0376.0251.0376',
	'169.254.43518',
	'①⑥⑨.254.169.254',
	'100.100.100.200',
	'[fd00:ec2::254]',
	'[fe80::1]',
	'[::ffff:169.254.169.254]',
	'[::ffff:a9fe:a9fe]',
	'[::169.254.169.254]',
	'[64:ff9b::a9fe:a9fe]',
	'[2002:a9fe:a9fe::1]',
	'[2001:0:1:1:0:0:5601:5601]',
];

export const PRIVATE_HOSTS = [
	'localhost',
	'localhost.',
	'a.localhost',
	'0.0.0.0',
	'127.1',
	'127.0.0.1',
	'2130706433',
	'0x7f000001',
	'0177.0.0.1',
	'[::1]',
	'[::]',
	'[::ffff:127.0.0.1]',
	'[::127.0.0.1]',
	'[64:ff9b::7f00:1]',
	'[2002:7f00:1::1]',
	'[2001:0:1:1:0:0:80ff:fffe]',
	'10.0.0.1',
	'172.16.0.1',
	'192.168.1.1',
	'100.64.0.1',
	'198.18.0.1',
	'[fd00::1]',
	'[fec0::1]',
	'router',
	'printer.local',
	'metadata.google.internal',
	'nas.home.arpa',
	'nas.home',
	'nas.lan',
	'wiki.corp',
	'wiki.intranet',
	'db.default.svc',
	'db.default.svc.cluster.local',
	'db.service.consul',
];

/** At the port where something does listen. */
const PRIVATE: Targets = Object.fromEntries(
	PRIVATE_HOSTS.map((host) => [
		host,
		({ elsewhere }) => `http://${host}:${new URL(elsewhere).port}/file.mp4`,
	]),
);

const METADATA = targetsOf(METADATA_HOSTS);

/** From any provider, also from one on this machine. */
export const metadata: Readonly<Record<string, fc.Arbitrary<Attack>>> = {
	'that redirects to a metadata address': redirectTo(METADATA),
	'with a link to a metadata address': linkTo(METADATA),
};

/** From a provider that is in the internet itself. */
export const fromOutside: Readonly<Record<string, fc.Arbitrary<Attack>>> = {
	'that redirects into a private network': redirectTo(PRIVATE),
	'with a link into a private network': linkTo(PRIVATE),
	'that redirects a public provider to a metadata address': redirectTo(METADATA),
};
