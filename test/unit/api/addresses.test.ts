import { isPrivateHost, refuseAddress } from '../../../nodes/AiVideo/api/addresses';

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

const PUBLIC = 'https://api.example.com/v1';

describe('an address out of an answer', () => {
	it.each([
		['https://cdn.example.com/1.mp4', PUBLIC],
		['https://api.example.com/files/1.mp4', PUBLIC],
		['https://8.8.8.8/1.mp4', PUBLIC],
		['http://cdn.example.com/1.mp4', 'http://api.example.com/v1'],
		['http://localhost:9000/1.mp4', 'http://localhost:8091/v1'],
		['http://192.168.0.7/1.mp4', 'http://gpu.local:8091/v1'],
		['http://cdn.example.com/1.mp4', 'https://10.0.0.1/v1'],
		['https://cdn.example.com/1.mp4', 'http://10.0.0.1/v1'],
	])('%s of %s is fetched', (url, baseUrl) => {
		expect(refuseAddress(url, baseUrl)).toBeNull();
	});

	it.each([
		['data:video/mp4;base64,AA==', PUBLIC, 'an address that is not http or https (data:)'],
		['file:///etc/passwd', PUBLIC, 'an address that is not http or https (file:)'],
		[
			'ftp://example.com/1.mp4',
			'http://localhost/v1',
			'an address that is not http or https (ftp:)',
		],
		['http://169.254.169.254/latest', PUBLIC, 'an address in a private network (169.254.169.254)'],
		['https://2130706433/', PUBLIC, 'an address in a private network (127.0.0.1)'],
		['https://[::ffff:7f00:1]/', PUBLIC, 'an address in a private network ([::ffff:7f00:1])'],
		['https://localhost:5678/rest', PUBLIC, 'an address in a private network (localhost)'],
		['http://cdn.example.com:81/1.mp4', PUBLIC, 'an unencrypted address (cdn.example.com:81)'],
		['http://api.example.com/1.mp4', PUBLIC, 'an unencrypted address (api.example.com)'],
	])('%s of %s is not', (url, baseUrl, reason) => {
		expect(refuseAddress(url, baseUrl)).toBe(reason);
	});
});
