import type { INodeParameters } from 'n8n-workflow';

import { head, whole } from '../rig/hostile/answers';
import { always, KEY, type Attack } from '../rig/hostile/attack';
import {
	openHostileProvider,
	VIDEO,
	type HostileProvider,
	type Route,
} from '../rig/hostile/provider';
import { END, repeat, send, type Script } from '../rig/hostile/script';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

const MEGABYTE = 1024 ** 2;
/** What sockets on this machine hold besides what was read. */
const IN_SOCKETS = 12 * MEGABYTE;
/** `ftyp` and the header of an `mdat` box of 2 GiB. */
const LONG_VIDEO = Buffer.from(
	'0000001c667479706d703432000000006d70343269736f6d61766331800000006d646174',
	'hex',
);
const ENDLESS = repeat(Buffer.alloc(65_536), Infinity);

describe('the limits of what is read', () => {
	const rig = useRig();
	let provider: HostileProvider;
	afterEach(async () => await provider.close());

	async function attack(route: Route, bad: Attack, times = Infinity): Promise<void> {
		const malice = { route, attack: bad, times, losesAnswers: false };
		provider = await openHostileProvider(malice, rig().clock);
	}

	async function run(operation: string, parameters: INodeParameters = {}, dialect = 'openai') {
		const { error, items } = await rig().run({
			credentials: { dialect, baseUrl: provider.own.origin, apiKey: KEY },
			parameters: parametersOf(operation, { videoId: 'video_1', ...parameters }),
		});
		return { error, items, json: items[0]?.json };
	}

	const asked = (path: RegExp) =>
		[...provider.own.requests, ...provider.elsewhere.requests].filter(({ target }) =>
			path.test(target),
		);

	describe.each([
		['openai', 'content', /content$/],
		['artifex', 'file', /file\.mp4/],
	] as const)('for a file at %s', (dialect, route, path) => {
		const parameters = { options: { maxFileSize: 3 } };

		it.each<[string, Script]>([
			['has no end', [send(head(200, {})), send(LONG_VIDEO), ENDLESS]],
			[
				'is announced as larger',
				[send(head(200, { 'content-length': 2 ** 31 })), send(LONG_VIDEO), ENDLESS],
			],
		])('stop one that %s, say so, and do not try again', async (_what, script) => {
			await attack(route, always('endless', script));
			const { error } = await run('download', parameters, dialect);
			expect(error?.message).toBe('Video video_1 is larger than the limit of 3 MB');
			expect(error).toMatchObject({
				description: expect.stringMatching(/^Raise Options → Max File Size .* video ID video_1/),
				context: { data: { id: 'video_1', kind: 'badContent' } },
			});
			expect(asked(path)).toHaveLength(1);
			const { own, elsewhere } = provider;
			expect(own.mostSent() + elsewhere.mostSent()).toBeLessThan(3 * MEGABYTE + IN_SOCKETS);
		});

		it('do not take a part for the whole', async () => {
			const range = `bytes 100-${VIDEO.length - 1}/${VIDEO.length}`;
			const part = whole(206, { 'content-range': range }, VIDEO.subarray(100));
			await attack(route, always('a part', part), 1);
			const { json } = await run('download', {}, dialect);
			expect(json?.video).toMatchObject({ bytes: VIDEO.length });
			expect(asked(/file|content/)).toHaveLength(2);
		});

		it('do not glue two files together', async () => {
			const cut = VIDEO.subarray(0, 9_000);
			const first = [send(head(200, { 'content-length': VIDEO.length })), send(cut), END];
			const range = `bytes 9000-${VIDEO.length}/${VIDEO.length + 1}`;
			const other = whole(206, { 'content-range': range }, Buffer.alloc(VIDEO.length - 8_999));
			let answers = 0;
			const scripts = [first, other];
			await attack(route, { name: 'two files', script: () => scripts[answers++] ?? [END] }, 2);
			const { json } = await run('download', {}, dialect);
			expect(json?.video).toMatchObject({ bytes: VIDEO.length });
			expect(asked(/file|content/)).toHaveLength(3);
		});
	});

	it('end the wait for an answer that never comes', async () => {
		await attack('content', always('silence', []));
		const { error } = await run('download', { variant: 'thumbnail' });
		expect(error?.message).toBe('Video video_1 could not be downloaded whole: no answer came');
		expect(asked(/content/)).toHaveLength(2);
	});

	it('leave a silent endpoint for another address of the file', async () => {
		await attack('content', always('silence', []));
		const { json } = await run('download');
		expect(json?.video).toMatchObject({ bytes: VIDEO.length });
		expect(asked(/content/)).toHaveLength(1);
		expect(asked(/file/)).toHaveLength(1);
	});

	it('stop a file where no compression explains more than was announced', async () => {
		const range = `bytes 0-${VIDEO.length - 1}/${VIDEO.length}`;
		const script = [send(head(206, { 'content-range': range })), send(VIDEO), ENDLESS];
		await attack('file', always('more than announced', script));
		// Another source has the file.
		const { json } = await run('download', {}, 'artifex');
		expect(json?.video).toMatchObject({ bytes: VIDEO.length });
		expect(provider.elsewhere.mostSent()).toBeLessThan(VIDEO.length * 1032 + IN_SOCKETS);
	});

	const TOO_MUCH = 'more than 67108864 bytes came';

	it.each<[string, string, Route, string]>([
		['a status', 'getStatus', 'status', TOO_MUCH],
		['a list', 'getMany', 'list', TOO_MUCH],
		// What came of the answer names the video.
		['a submission', 'create', 'submit', 'success'],
		['a deletion', 'delete', 'delete', 'success'],
	])('stop %s without an end after 64 megabytes', async (_what, operation, route, ending) => {
		const script = [send(head(200, {})), send('{"id":"video_1","prompt":"'), ENDLESS];
		await attack(route, always('endless', script));
		const { error } = await run(operation);
		expect(error?.message ?? 'success').toContain(ending);
		expect(provider.own.mostSent()).toBeLessThan(64 * MEGABYTE + IN_SOCKETS);
	});

	it('end a list of ever new videos', async () => {
		let pages = 0;
		await attack('list', {
			name: 'ever new',
			script: () => {
				const id = `video_${++pages}`;
				return whole(200, {}, JSON.stringify({ data: [{ id }], has_more: true, last_id: id }));
			},
		});
		const { error } = await run('getMany', { returnAll: true });
		expect(error?.message).toBe(
			'OpenAI Compatible did not list its videos: more than 1000 pages came',
		);
		expect(asked(/videos\?/)).toHaveLength(1_000);
	});

	/** Each took minutes, during which nothing else in n8n ran, when it was read by careless patterns. */
	it.each([
		['addresses', 'error', 'http://a'],
		['escaped addresses', 'error', 'https:\\/\\/'],
		['spaces', 'progress', ' '],
		['digits', 'seconds', '1'],
		['braces', 'error', '{'],
		['half a cause', 'error', 'violat'],
		['half an absence', 'error', 'task _-'],
		['steps of a path', 'url', '/a.'],
	])('let nobody search a megabyte of %s in %s for long', async (_what, field, fill) => {
		const long = `1${fill.repeat(Math.floor(1_000_000 / fill.length))}x`;
		const body = `{"id":"video_1","status":"failed","${field}":"${long}"}`;
		await attack('status', always('costly', whole(200, {}, body)));
		const { json } = await run('getStatus', { simplify: false });
		expect(json).toMatchObject({ id: 'video_1', status: 'failed', progress: null, seconds: null });
	});
});
