/** The codes of Node's network errors in words for people. */

const WORDS: ReadonlyArray<readonly [codes: RegExp, words: string]> = [
	[/^ENOTFOUND$/, 'there is no such host'],
	[/^EAI_AGAIN$/, 'the address could not be looked up just now'],
	[/^ECONNREFUSED$/, 'nothing answers at this address and port'],
	[/^(EHOSTUNREACH|ENETUNREACH)$/, 'there is no way to this address'],
	[/^(ETIMEDOUT|ECONNABORTED|ESOCKETTIMEDOUT|UND_ERR_\w*TIMEOUT)$/, 'no answer came in time'],
	[/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection broke'],
	[/^ERR_CANCELED$/, 'the request was stopped'],
	[/^ERR_INVALID_URL$/, 'this is no address'],
	[
		/^(CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_TLS_CERT)/,
		'its certificate is not trusted',
	],
	[/^(EPROTO|ERR_SSL_)/, 'no encrypted connection could be made'],
];

/** `there is no such host (ENOTFOUND)`; a reason that is no known code stays as it is. */
export function networkWords(reason: string): string {
	const [, words] = WORDS.find(([codes]) => codes.test(reason)) ?? [];
	return words === undefined ? reason : `${words} (${reason})`;
}
