import { type Answer, withFallbacks } from '../../../nodes/AiVideo/api/client';
import type { Call } from '../../../nodes/AiVideo/protocol/wire';

const OPTIONS = { timeoutMs: 1_000 };

function answered(status: number): Answer {
	return { kind: 'answer', status, headers: {}, json: undefined, text: '', problem: null };
}

const BROKEN: Answer = { kind: 'noAnswer', nothingSent: false, reason: 'reset' };

/** Answers by path, and what was asked. */
function server(answers: Readonly<Record<string, Answer>>) {
	const asked: string[] = [];
	const send = withFallbacks(async (call) => {
		const path = 'path' in call ? call.path : '';
		asked.push(`${call.method} ${path}`);
		return answers[path] ?? answered(404);
	});
	return { asked, send };
}

const call = (method: Call['method'] = 'GET'): Call => ({
	method,
	path: '/new',
	fallback: {
		call: { method, path: '/old' },
		isNeeded: ({ status }) => status === 404 || status === 405,
	},
});

describe('a call with another form', () => {
	it.each([200, 400, 401, 429, 500])('stays on its own when that answers %i', async (status) => {
		const { asked, send } = server({ '/new': answered(status), '/old': answered(200) });
		expect(await send(call(), OPTIONS)).toEqual(answered(status));
		expect(asked).toEqual(['GET /new']);
	});

	it.each([404, 405])('takes the other one after %i, and from then on at once', async (status) => {
		const { asked, send } = server({ '/new': answered(status), '/old': answered(200) });
		expect(await send(call(), OPTIONS)).toEqual(answered(200));
		expect(await send(call(), OPTIONS)).toEqual(answered(200));
		expect(asked).toEqual(['GET /new', 'GET /old', 'GET /old']);
	});

	it('learns nothing for submissions from a job that is not found', async () => {
		const { asked, send } = server({ '/old': answered(400) });
		await send(call('POST'), OPTIONS);
		await send(call('POST'), { ...OPTIONS, isSubmission: true });
		expect(asked.slice(2)).toEqual(['POST /new', 'POST /old']);
	});

	it('is answered by its own when neither is known', async () => {
		const { asked, send } = server({ '/new': answered(405) });
		expect(await send(call(), OPTIONS)).toEqual(answered(405));
		expect(await send(call(), OPTIONS)).toEqual(answered(405));
		expect(asked).toEqual(['GET /new', 'GET /old', 'GET /new', 'GET /old']);
	});

	it('is of unknown fate when the other one breaks: it may have created something', async () => {
		const { asked, send } = server({ '/old': BROKEN });
		expect(await send(call('POST'), OPTIONS)).toBe(BROKEN);
		expect(asked).toEqual(['POST /new', 'POST /old']);
	});

	it('is not sent twice when its own one breaks', async () => {
		const { asked, send } = server({ '/new': BROKEN, '/old': answered(200) });
		expect(await send(call('POST'), OPTIONS)).toBe(BROKEN);
		expect(asked).toEqual(['POST /new']);
	});
});

it('a call without another form is sent as it is', async () => {
	const { asked, send } = server({});
	expect(await send({ method: 'GET', path: '/other' }, OPTIONS)).toEqual(answered(404));
	expect(asked).toEqual(['GET /other']);
});
