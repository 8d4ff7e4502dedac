import { Readable } from 'stream';

import { type HostContext, hostHttp } from '../../../nodes/AiVideo/api/host';

interface Call {
	readonly by: string;
	readonly options: Record<string, unknown>;
	/** The signal the host would take from the context it was called with. */
	readonly contextSignal: unknown;
}

/** A host whose two request functions answer the same. */
function host(answer: unknown) {
	const calls: Call[] = [];
	const own = new AbortController().signal;
	const reply = async () => {
		if (answer instanceof Error) throw answer;
		return await Promise.resolve(answer);
	};
	const context = {
		getExecutionCancelSignal: () => own,
		continueOnFail: () => true,
		helpers: {
			async httpRequest(options: Record<string, unknown>) {
				calls.push({ by: 'httpRequest', options, contextSignal: undefined });
				return await reply();
			},
			async httpRequestWithAuthentication(
				this: { getExecutionCancelSignal(): unknown },
				credential: string,
				options: Record<string, unknown>,
			) {
				const contextSignal = this.getExecutionCancelSignal();
				calls.push({ by: credential, options, contextSignal });
				return await reply();
			},
		},
	} as unknown as HostContext;
	return { calls, http: hostHttp(context, 'aiVideoApi') };
}

const { signal } = new AbortController();
const GET = {
	method: 'GET',
	url: 'https://api.example.com/v1/videos/1',
	headers: { Accept: 'application/json' },
	signal,
} as const;
const OPTIONS = {
	method: 'GET',
	url: 'https://api.example.com/v1/videos/1',
	headers: { Accept: 'application/json' },
	encoding: 'stream',
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
	timeout: 0,
	abortSignal: signal,
};

function response(body: unknown, headers: unknown = {}) {
	return { statusCode: 200, headers, body };
}

describe('a request through the host', () => {
	it('with the key is authenticated by it, and carries our own signal twice', async () => {
		const { http, calls } = host(response(Readable.from([])));
		await http({ ...GET, withKey: true });
		expect(calls).toEqual([{ by: 'aiVideoApi', options: OPTIONS, contextSignal: signal }]);
	});

	it('without the key never meets the credential', async () => {
		const { http, calls } = host(response(Readable.from([])));
		await http({ ...GET, withKey: false });
		expect(calls).toEqual([{ by: 'httpRequest', options: OPTIONS, contextSignal: undefined }]);
	});

	it('has a body only when there is one', async () => {
		const { http, calls } = host(response(Readable.from([])));
		await http({ ...GET, method: 'POST', body: Buffer.from('{}'), withKey: true });
		expect(calls[0]?.options).toEqual({ ...OPTIONS, method: 'POST', body: Buffer.from('{}') });
	});
});

describe('what the host gives back', () => {
	it('is the answer, with headers in lower case', async () => {
		const body = Readable.from([]);
		const { http } = host(response(body, { 'Retry-After': '5', 'X-List': ['a', 'b'] }));
		expect(await http({ ...GET, withKey: true })).toEqual({
			kind: 'answer',
			status: 200,
			headers: { 'retry-after': '5', 'x-list': 'a,b' },
			body,
		});
	});

	it.each([null, undefined, 'text'])('may have %p for headers', async (headers) => {
		const { http } = host(response(Readable.from([]), headers));
		expect(await http({ ...GET, withKey: true })).toMatchObject({ kind: 'answer', headers: {} });
	});

	it('is no answer when it throws', async () => {
		const { http } = host(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }));
		expect(await http({ ...GET, withKey: true })).toEqual({
			kind: 'noAnswer',
			nothingSent: true,
			reason: 'ECONNREFUSED',
		});
	});

	it.each([
		['no status', { headers: {}, body: Readable.from([]) }],
		['a body that is no stream', response('text')],
		['no body', response(undefined)],
		['nothing in it', {}],
	])('is no answer with %s', async (_, answer) => {
		expect(await host(answer).http({ ...GET, withKey: false })).toEqual({
			kind: 'noAnswer',
			nothingSent: false,
			reason: 'unreadable answer',
		});
	});
});
