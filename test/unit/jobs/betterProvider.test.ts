import { betterProvider } from '../../../nodes/AiVideo/jobs/submissionErrors';
import { type DialectName, providers } from '../../../nodes/AiVideo/providers';

const OWN = 'https://videos.example.com/v1';
const MISSING_FORM = {
	detail: [{ loc: ['body', 'prompt'], msg: 'Field required', type: 'missing' }],
};
const FLAT = { code: 'invalid_request', message: 'no such model', data: null };

function answer(status: number, json?: unknown) {
	return { kind: 'answer', status, headers: {}, json, text: '', problem: null } as const;
}

describe('a dialect that fits better', () => {
	it.each<[string, DialectName, string, ReturnType<typeof answer>, DialectName | undefined]>([
		['the form-only server', 'openai', OWN, answer(422, MISSING_FORM), 'vllmOmni'],
		['the relay with the flat envelope', 'openai', OWN, answer(400, FLAT), 'newApi'],
		[
			'OpenRouter by its address',
			'openai',
			'https://openrouter.ai/api/v1',
			answer(404),
			'openRouter',
		],
		[
			'Azure by its address',
			'openai',
			'https://me.openai.azure.com/openai/v1',
			answer(401),
			'azureOpenAi',
		],
		['artifex by its address', 'apiyi', 'https://artifex.help/v1', answer(400, {}), 'artifex'],
		['nobody when it is chosen already', 'vllmOmni', OWN, answer(422, MISSING_FORM), undefined],
		['nobody for a web page', 'openai', OWN, answer(404), undefined],
		[
			'nobody for a plain error',
			'openai',
			OWN,
			answer(400, { error: { message: 'no' } }),
			undefined,
		],
		[
			'nobody when the account is empty',
			'openai',
			'https://openrouter.ai/api/v1',
			answer(402),
			undefined,
		],
	])('is %s', (_what, chosen, baseUrl, said, better) => {
		const found = betterProvider(providers[chosen], baseUrl, said);
		expect(found).toBe(better === undefined ? null : providers[better]);
	});

	it('is nobody when no answer came', () => {
		const silence = { kind: 'noAnswer', nothingSent: true, reason: 'x' } as const;
		expect(betterProvider(providers.openai, OWN, silence)).toBeNull();
	});
});
