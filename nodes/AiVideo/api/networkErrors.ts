/** Reads what the host's HTTP layer throws. n8n wraps axios' error differently in each version. */

export interface NetworkError {
	/** Whether it is certain that no byte of the request reached the provider. */
	readonly nothingSent: boolean;
	readonly reason: string;
}

/** These come from looking up or opening a connection only. */
const BEFORE_CONNECTING: readonly string[] = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'ERR_INVALID_URL',
	'UND_ERR_CONNECT_TIMEOUT',
];

/** These also come from an open connection; only from `connect` do they prove anything. */
const WHILE_CONNECTING: readonly string[] = ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];

/** OpenSSL's words for a certificate that was not accepted: the request was never written. */
const CERTIFICATE =
	/^(CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY|DECODE)|HOSTNAME_MISMATCH|ERR_TLS_CERT_ALTNAME|ERR_SSL_WRONG_VERSION|ERR_SSL_PACKET_LENGTH|ERR_SSL_UNSUPPORTED_PROTOCOL)/;

/** What Node calls a handshake that failed: the request is written only after it. */
const HANDSHAKE_CODES: readonly string[] = ['EPROTO', 'ECONNRESET', 'EPIPE'];
const HANDSHAKE =
	/before secure TLS connection was established|handshake|wrong version number|\balert\b|unsupported protocol|no protocols available|packet length too long|http request|unknown protocol|no shared cipher|tlsv1|sslv3|ssl routines/i;
/** An open connection that was garbled afterwards. */
const LATER = /bad record mac|decryption failed/i;

function isFailedHandshake(code: string, chain: readonly unknown[]): boolean {
	// n8n moves the words of a network error into `messages` and puts its own in their place.
	const words = chain.flatMap((link) =>
		[property(link, 'message'), property(link, 'messages')].flat().map(String),
	);
	if (words.some((message) => LATER.test(message))) return false;
	const isNamed = HANDSHAKE_CODES.includes(code) || code.startsWith('ERR_SSL_');
	return isNamed && words.some((message) => HANDSHAKE.test(message));
}

const SSRF_ERROR_NAMES: readonly unknown[] = ['SsrfBlockedIpError', 'SsrfBlockedHostnameError'];

function property(value: unknown, key: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function text(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

/** The error and what it wraps, outermost first. */
function chainOf(error: unknown): readonly unknown[] {
	const chain: unknown[] = [];
	for (let inner = error; inner !== undefined && inner !== null && chain.length < 8;) {
		chain.push(inner);
		const errors = property(inner, 'errors');
		inner = property(inner, 'cause') ?? (Array.isArray(errors) ? errors[0] : undefined);
	}
	return chain;
}

function firstText(chain: readonly unknown[], key: string): string | null {
	for (const link of chain) {
		const found = text(property(link, key));
		if (found !== null) return found;
	}
	return null;
}

/** Whether it is n8n's own protection against requests into private networks. */
function isBlockedByHost(chain: readonly unknown[]): boolean {
	return chain.some((link) => SSRF_ERROR_NAMES.includes(property(link, 'name')));
}

export function readNetworkError(error: unknown): NetworkError {
	const chain = chainOf(error);
	const code = firstText(chain, 'code') ?? firstText(chain, 'httpCode');
	if (isBlockedByHost(chain)) {
		return {
			nothingSent: true,
			reason:
				"n8n's SSRF protection refused the address (see N8N_SSRF_ALLOWED_HOSTNAMES and N8N_SSRF_ALLOWED_IP_RANGES)",
		};
	}
	const connecting = firstText(chain, 'syscall') === 'connect';
	const nothingSent =
		code !== null &&
		(BEFORE_CONNECTING.includes(code) ||
			CERTIFICATE.test(code) ||
			isFailedHandshake(code, chain) ||
			(connecting && WHILE_CONNECTING.includes(code)));
	return { nothingSent, reason: code ?? 'connection failed' };
}
