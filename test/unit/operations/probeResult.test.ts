import { probeResult } from '../../../nodes/AiVideo/operations/testCredential';
import { providers } from '../../../nodes/AiVideo/providers';
import { response } from '../providers/request';

const BASE = 'https://artifex.help/v1';

describe('the test of a credential concludes from the answer about an unknown video', () => {
	it.each<[string, number, unknown, boolean, string]>([
		[
			'an error in JSON',
			404,
			{ error: { message: 'no such video' } },
			true,
			'Connected to Artifex',
		],
		['a 400 in JSON', 400, { code: 'task_not_exist' }, true, 'Connected to Artifex'],
		['a 200 in JSON', 200, { code: 'not_found' }, true, 'Connected to Artifex'],
		['a wrong key', 401, { error: 'key' }, false, 'Artifex does not accept this API key (401)'],
		[
			'a wrong key without JSON',
			401,
			undefined,
			false,
			'Artifex does not accept this API key (401)',
		],
		[
			'no access',
			403,
			{ error: { message: 'vip only' } },
			false,
			'The API key is right but has no access (403): vip only. On artifex the key has to belong to the vip group.',
		],
		[
			'no access without words',
			403,
			undefined,
			false,
			'The API key is right but has no access (403). On artifex the key has to belong to the vip group.',
		],
		[
			'a redirect',
			308,
			undefined,
			false,
			'https://artifex.help/v1 redirects elsewhere (308). Enter the address it leads to',
		],
		[
			'a page',
			404,
			undefined,
			false,
			'There is no Videos API at https://artifex.help/v1 (404). Check base URL and provider',
		],
		[
			'a page that says all is well',
			200,
			undefined,
			false,
			'There is no Videos API at https://artifex.help/v1 (200). Check base URL and provider',
		],
		[
			'a list',
			200,
			[],
			false,
			'There is no Videos API at https://artifex.help/v1 (200). Check base URL and provider',
		],
		[
			'trouble',
			503,
			{ error: 'overload' },
			false,
			'Artifex has trouble at the moment (503): overload. Try again later',
		],
	])('%s', (_, status, json, ok, message) => {
		expect(probeResult(providers.artifex, BASE, response(status, json))).toEqual({
			status: ok ? 'OK' : 'Error',
			message,
		});
	});
});

it('a LiteLLM proxy without a database says of a wrong key that it has none', () => {
	const answer = response(400, { error: { type: 'no_db_connection' } });
	expect(probeResult(providers.liteLlm, BASE, answer)).toEqual({
		status: 'Error',
		message: 'LiteLLM Proxy does not accept this API key (400)',
	});
});
