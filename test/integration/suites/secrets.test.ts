import type { EngineResult, EngineRun } from '../../engine';
import type { RequestRecord } from '../../emulator';
import { findLeaks, type Seen } from '../rig/secrets';

const KEY = 'key-of-the-test';

const nothing: Seen = { keys: new Set([KEY]), runs: [], requests: [], answers: [], logs: [] };

const request = (change: Partial<RequestRecord>): RequestRecord => ({
	at: 0,
	dialect: 'openai',
	route: 'status',
	origin: 'http://127.0.0.1:1',
	method: 'GET',
	path: '/v1/videos/video_1',
	query: {},
	headers: {},
	body: Buffer.alloc(0),
	status: 200,
	jobId: null,
	...change,
});

function runWith(change: Partial<EngineResult>, stored = '{}'): EngineRun {
	const result: EngineResult = {
		status: 'success',
		executionId: '7',
		items: [],
		errorItems: [],
		error: undefined,
		hints: [],
		metadata: undefined,
		runs: [],
		runCount: 0,
		tries: 1,
		logs: [],
		runData: Object.create(null),
		context: {},
		stored: async () => stored,
		...change,
	};
	return {
		executionId: '7',
		result: Promise.resolve(result),
		nodeSettled: Promise.resolve(),
		calls: [],
		nodeError: undefined,
		cancel: () => {},
		timeOut: () => {},
	};
}

const call = { startedAt: 0, endedAt: 1, error: undefined };

function emptyRun(): EngineResult['runs'][number] {
	return {
		status: 'success',
		items: [],
		errorItems: [],
		error: undefined,
		hints: [],
		metadata: undefined,
	};
}

function hiddenInError(): Error {
	const request = { headers: [['Authorization', `Bearer ${KEY}`]] };
	const cause = Object.defineProperty(new Error('refused'), 'request', { value: request });
	return new Error('No video', { cause });
}

describe('The search for leaked keys', () => {
	it('is content with a key in its header, and a signature in a link that is fetched', async () => {
		const requests = [
			request({ headers: { authorization: `Bearer ${KEY}` } }),
			request({ route: 'file', query: { signature: 'abc' } }),
		];
		expect(await findLeaks({ ...nothing, requests, runs: [runWith({})] })).toEqual([]);
	});

	it.each<[string, Partial<RequestRecord>]>([
		['the header of a request for a file', { route: 'file', headers: { authorization: KEY } }],
		['the header of a request for an image', { route: 'image', headers: { authorization: KEY } }],
		['another header', { headers: { 'x-other-key': KEY } }],
		['a path', { path: `/v1/videos/${KEY}` }],
		['a query', { query: { key: KEY } }],
		['a body', { body: Buffer.from(`{"key":"${KEY}"}`) }],
	])('finds one in %s', async (_name, change) => {
		const { route = 'status', path = '/v1/videos/video_1' } = change;
		const leaks = await findLeaks({ ...nothing, requests: [request(change)] });
		expect(leaks).toEqual([`${KEY} in ${route} request to ${path}`]);
	});

	it.each<[string, EngineRun]>([
		['an item', runWith({ runs: [{ ...emptyRun(), items: [{ json: { raw: [KEY] } }] }] })],
		['the cause of an error', { ...runWith({}), calls: [{ ...call, error: hiddenInError() }] }],
		['the memory of the node', runWith({ context: { ledger: { [KEY]: 1 } } })],
		['what is stored', runWith({}, `["${KEY}"]`)],
	])('finds one in %s', async (_name, run) => {
		expect(await findLeaks({ ...nothing, runs: [run] })).toEqual([`${KEY} in execution 7`]);
	});

	it('finds keys and signatures in logs and answers', async () => {
		const line = { level: 'info', meta: {}, executionId: '7', source: 'node' } as const;
		const message = `GET https://example.com/a.mp4?signature=abc with ${KEY}`;
		const logs = [{ ...line, message }];
		expect(await findLeaks({ ...nothing, logs, answers: [{ message }] })).toEqual([
			`${KEY} in log`,
			`${KEY} in answers`,
			'signature= in log',
			'signature= in answers',
		]);
	});
});
