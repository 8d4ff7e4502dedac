import { NodeApiError, type JsonObject } from 'n8n-workflow';

import { readNetworkError } from '../../../nodes/AiVideo/api/networkErrors';
import { AI_VIDEO_NODE } from '../../fixtures/aiVideoNode';

function withFacts(facts: Record<string, unknown>, cause?: unknown): Error {
	return Object.assign(new Error('connect failed', { cause }), facts);
}

describe('nothing was sent when the error is', () => {
	it.each([
		'ECONNREFUSED',
		'ENOTFOUND',
		'EAI_AGAIN',
		'ERR_INVALID_URL',
		'UND_ERR_CONNECT_TIMEOUT',
		'CERT_HAS_EXPIRED',
		'CERT_NOT_YET_VALID',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
		'HOSTNAME_MISMATCH',
		'ERR_TLS_CERT_ALTNAME_INVALID',
		'ERR_SSL_WRONG_VERSION_NUMBER',
		'ERR_SSL_PACKET_LENGTH_TOO_LONG',
		'ERR_SSL_UNSUPPORTED_PROTOCOL',
	])('%s', (code) => {
		expect(readNetworkError(withFacts({ code }))).toEqual({
			nothingSent: true,
			reason: code,
		});
	});

	it.each(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'])('%s while connecting', (code) => {
		expect(readNetworkError(withFacts({ code, syscall: 'connect' })).nothingSent).toBe(true);
	});
});

describe('nothing was sent when a TLS handshake fails', () => {
	it.each([
		[
			'ECONNRESET',
			'Client network socket disconnected before secure TLS connection was established',
		],
		['EPROTO', 'write EPROTO C0:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:'],
		['EPROTO', 'C0:error:0A000410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure'],
		['EPROTO', 'error:0A000460:SSL routines:ssl3_read_bytes:tlsv1 alert no application protocol'],
		['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'error: SSL routines: tlsv1 alert internal error'],
	])('%s: %s', (code, message) => {
		const error = Object.assign(new Error(message), { code });
		expect(readNetworkError(error).nothingSent).toBe(true);
		expect(readNetworkError(withFacts({ code }, error)).nothingSent).toBe(true);
		expect(readNetworkError({ code, messages: [message] }).nothingSent).toBe(true);
	});

	it('but not when an open connection was garbled', () => {
		const message =
			'error:0A000119:SSL routines:ssl3_get_record:decryption failed or bad record mac';
		expect(
			readNetworkError(Object.assign(new Error(message), { code: 'EPROTO' })).nothingSent,
		).toBe(false);
	});
});

describe('nobody knows what was sent when the error is', () => {
	it.each([
		'ECONNRESET',
		'ECONNABORTED',
		'EPIPE',
		'EPROTO',
		'ERR_CANCELED',
		'ERR_BAD_RESPONSE',
		'UND_ERR_HEADERS_TIMEOUT',
		'UND_ERR_SOCKET',
		'ETIMEDOUT',
		'EHOSTUNREACH',
		'ENETUNREACH',
	])('%s', (code) => {
		expect(readNetworkError(withFacts({ code }))).toEqual({
			nothingSent: false,
			reason: code,
		});
	});

	it.each([
		['ETIMEDOUT', 'read'],
		['EHOSTUNREACH', 'write'],
		['ECONNRESET', 'connect'],
		['EPIPE', 'connect'],
	])('%s at %s', (code, syscall) => {
		expect(readNetworkError(withFacts({ code, syscall })).nothingSent).toBe(false);
	});

	it.each<[string, unknown]>([
		['a text', 'ECONNREFUSED'],
		['nothing', undefined],
		['null', null],
		['an error without a code', new Error('socket hang up')],
		['an empty code', withFacts({ code: '' })],
		['a code that is a number', withFacts({ code: 111 })],
		['words that look like a code', new Error('connect ECONNREFUSED 127.0.0.1:80')],
	])('%s', (_, error) => {
		expect(readNetworkError(error)).toEqual({
			nothingSent: false,
			reason: 'connection failed',
		});
	});
});

describe('the code of an error is found', () => {
	const REFUSED = { nothingSent: true, reason: 'ECONNREFUSED' };
	const inner = withFacts({ code: 'ECONNREFUSED', syscall: 'connect' });

	it.each<[string, unknown]>([
		[
			"in axios' error",
			withFacts({ name: 'AxiosError', isAxiosError: true, code: 'ECONNREFUSED' }),
		],
		['in a cause', new Error('outer', { cause: inner })],
		['in the cause of a cause', new Error('a', { cause: new Error('b', { cause: inner }) })],
		['in the first of several', new AggregateError([inner, withFacts({ code: 'ETIMEDOUT' })])],
		['in a cause that is several', new Error('outer', { cause: new AggregateError([inner]) })],
		["as n8n's httpCode", new NodeApiError(AI_VIDEO_NODE, { code: 'ECONNREFUSED', message: 'x' })],
		['as httpCode of anything', { httpCode: 'ECONNREFUSED' }],
	])('%s', (_, error) => {
		expect(readNetworkError(error)).toEqual(REFUSED);
	});

	it('outermost first, so that a doubt is kept', () => {
		const doubtful = withFacts({ code: 'ECONNRESET' }, inner);
		expect(readNetworkError(doubtful)).toMatchObject({ nothingSent: false, reason: 'ECONNRESET' });
	});

	it('beside the call that failed, which may be deeper', () => {
		const timedOut = withFacts({ code: 'ETIMEDOUT' }, withFacts({ syscall: 'connect' }));
		expect(readNetworkError(timedOut).nothingSent).toBe(true);
	});

	it('not further than eight errors deep, nor in a circle', () => {
		let deep: unknown = inner;
		for (let depth = 0; depth < 8; depth++) deep = new Error('wrap', { cause: deep });
		expect(readNetworkError(deep).reason).toBe('connection failed');
		const circle = new Error('circle');
		circle.cause = circle;
		expect(readNetworkError(circle).reason).toBe('connection failed');
	});
});

const BLOCKED = withFacts({ name: 'SsrfBlockedIpError' });

it.each<[string, unknown]>([
	['an address', BLOCKED],
	['a name on its list', withFacts({ name: 'SsrfBlockedHostnameError' })],
	['as a cause', withFacts({ code: 'ECONNRESET' }, BLOCKED)],
	["in n8n's own wrapping", new NodeApiError(AI_VIDEO_NODE, BLOCKED as Error & JsonObject)],
])("n8n's own protection is told apart: %s", (_, error) => {
	expect(readNetworkError(error)).toEqual({
		nothingSent: true,
		reason:
			"n8n's SSRF protection refused the address (see N8N_SSRF_ALLOWED_HOSTNAMES and N8N_SSRF_ALLOWED_IP_RANGES)",
	});
});
