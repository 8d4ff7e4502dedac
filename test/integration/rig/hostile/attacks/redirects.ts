import fc from 'fast-check';

import { head } from '../answers';
import { KEY, SIGNATURE, type Attack, type Places } from '../attack';
import { END, send } from '../script';

/** Redirects to where nobody should go. */

/** Where nothing listens: still this machine. */
const NOBODY = '127.0.0.1:9';

export const TARGETS: Readonly<Record<string, (places: Places) => string>> = {
	itself: ({ target }) => target,
	'itself, spelled out': ({ own, target }) => `${own}${target}`,
	'itself with a fragment': ({ target }) => `${target}#again`,
	'ever new addresses': ({ target }) => `${target}${target.includes('?') ? '&' : '?'}again`,
	nothing: () => '',
	'a space': () => ' ',
	IPv6: () => 'http://[::1]:9/video.mp4',
	'IPv4 in IPv6': () => 'http://[::ffff:127.0.0.1]:9/video.mp4',
	'an IPv4 in one number': () => 'http://2130706433:9/',
	'an address that is none': () => 'http://[::1',
	'a port that is none': () => 'http://127.0.0.1:99999/',
	'a host that is none': () => 'http://',
	'a closed port': () => `http://${NOBODY}/`,
	'two slashes': () => `//${NOBODY}/video.mp4`,
	backslashes: () => `\\\\${NOBODY}\\video.mp4`,
	'another server': ({ elsewhere }) => `${elsewhere}/file.mp4`,
	'bytes that are no letters': () => '/\xff\xfe\x01',
	'a very long address': ({ own }) => `${own}/${'a'.repeat(12_000)}`,
};

/** What begins with a scheme of its own. */
export const SCHEMES: typeof TARGETS = {
	'a file': () => 'file:///etc/passwd',
	data: () => 'data:video/mp4;base64,AAAA',
	'much data': () => `data:video/mp4;base64,${'A'.repeat(12_000)}`,
	javascript: () => 'javascript:alert(1)',
	'a blob': () => 'blob:http://127.0.0.1/1',
	ftp: () => 'ftp://127.0.0.1/video.mp4',
	gopher: () => 'gopher://127.0.0.1:9/_GET',
	'a socket': () => 'unix:/var/run/docker.sock',
	'HTTPS in capitals, of a closed port': () => `HTTPS://${NOBODY}/`,
};

/** Where secrets would go along. */
export const WITH_SECRETS: typeof TARGETS = {
	'a user and password': ({ elsewhere }) => elsewhere.replace('//', '//user:password@'),
	'the user of its own server': ({ own, target }) => own.replace('//', '//user@') + target,
	'another server with the key': ({ elsewhere }) =>
		`${elsewhere}/file.mp4?key=${encodeURIComponent(KEY)}`,
	'another server with the key as it is': ({ elsewhere }) => `${elsewhere}/file.mp4?key=${KEY}`,
	'a signed address': ({ elsewhere }) => `${elsewhere}/file.mp4?signature=${SIGNATURE}`,
	'the key as a user': ({ elsewhere }) =>
		elsewhere.replace('//', `//${encodeURIComponent(KEY)}:x@`),
};

/** @param targets by what they are */
export function redirectTo(targets: typeof TARGETS): fc.Arbitrary<Attack> {
	return fc
		.record({
			status: fc.constantFrom(301, 302, 303, 307, 308),
			to: fc.constantFrom(...Object.keys(targets)),
		})
		.map(({ status, to }) => ({
			leadsAway: true,
			name: `${status} to ${to}`,
			script: (_good, places) => {
				const location = targets[to]?.(places) ?? '';
				return [send(Buffer.from(head(status, { location, 'content-length': 0 }), 'latin1')), END];
			},
		}));
}

const withoutTarget: fc.Arbitrary<Attack> = fc
	.constantFrom(301, 302, 303, 307, 308)
	.map((status) => ({
		name: `${status} without a target`,
		script: () => [send(head(status, { 'content-length': 0 })), END],
	}));

const twoTargets: fc.Arbitrary<Attack> = fc.constantFrom(302, 307).map((status) => ({
	leadsAway: true,
	name: `${status} to two targets`,
	script: ({ body }, { own, elsewhere }) => [
		send(`HTTP/1.1 ${status} X\r\nlocation: ${own}/\r\nlocation: ${elsewhere}/\r\n\r\n`),
		send(body),
		END,
	],
}));

export const redirects = {
	'that redirects': redirectTo(TARGETS),
	'that redirects to another scheme': redirectTo(SCHEMES),
	'that redirects with a secret': redirectTo(WITH_SECRETS),
	'that redirects to nowhere or to two places': fc.oneof(withoutTarget, twoTargets),
};
