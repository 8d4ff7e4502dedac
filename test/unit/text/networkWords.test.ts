import { networkWords } from '../../../nodes/AiVideo/text/networkWords';

describe('the reason of a request without an answer', () => {
	it.each([
		['ENOTFOUND', 'there is no such host (ENOTFOUND)'],
		['EAI_AGAIN', 'the address could not be looked up just now (EAI_AGAIN)'],
		['ECONNREFUSED', 'nothing answers at this address and port (ECONNREFUSED)'],
		['ENETUNREACH', 'there is no way to this address (ENETUNREACH)'],
		['ECONNABORTED', 'no answer came in time (ECONNABORTED)'],
		['UND_ERR_CONNECT_TIMEOUT', 'no answer came in time (UND_ERR_CONNECT_TIMEOUT)'],
		['ECONNRESET', 'the connection broke (ECONNRESET)'],
		['ERR_CANCELED', 'the request was stopped (ERR_CANCELED)'],
		['CERT_HAS_EXPIRED', 'its certificate is not trusted (CERT_HAS_EXPIRED)'],
		[
			'ERR_TLS_CERT_ALTNAME_INVALID',
			'its certificate is not trusted (ERR_TLS_CERT_ALTNAME_INVALID)',
		],
		['EPROTO', 'no encrypted connection could be made (EPROTO)'],
	])('%s is told in words, with the code for those who look it up', (reason, words) => {
		expect(networkWords(reason)).toBe(words);
	});

	it.each(['connection failed', 'EWHATEVER', "n8n's SSRF protection refused the address"])(
		'%s stays as it is',
		(reason) => {
			expect(networkWords(reason)).toBe(reason);
		},
	);
});
