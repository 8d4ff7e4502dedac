import type { Fault } from '../../emulator';
import { money } from '../../fixtures/money';
import { contentRequests, generateFile } from '../rig/content';
import { LINK } from '../rig/expected';
import { only } from '../rig/items';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** Rule 5: the file is whole, or there is none. */
describe('the file of a video', () => {
	const rig = useRig();

	describe.each(['openai', 'artifex'] as const)('at %s', (dialect) => {
		const route = dialect === 'artifex' ? 'file' : 'content';

		it.each<[string, Fault['action'], number]>([
			['is cut off', { kind: 'cut', afterBytes: 40_000 }, 1],
			['is cut off before the first byte', { kind: 'cut', afterBytes: 0 }, 1],
			['is cut off five times', { kind: 'cut', afterBytes: 10_000 }, 5],
			['stalls', { kind: 'stall', afterBytes: 30_000 }, 1],
			['ends early as if that were all', { kind: 'shortClean', bytes: 50_000 }, 1],
			['is empty', { kind: 'respond', status: 200, body: '' }, 2],
			[
				'is a web page that says it is a video',
				{
					kind: 'respond',
					status: 200,
					headers: { 'content-type': 'video/mp4' },
					body: '<!doctype html><title>Down for maintenance, please come back later</title>',
				},
				2,
			],
			[
				'is JSON with status 200',
				{ kind: 'respond', status: 200, body: '{"status":"processing","progress":99}' },
				2,
			],
			[
				'is something else than a video',
				{ kind: 'respond', status: 200, body: Buffer.alloc(5_000, 7) },
				1,
			],
			['fails with 500', { kind: 'respond', status: 500 }, 3],
			['breaks before the answer', { kind: 'reset', when: 'beforeWork' }, 2],
			['is not ready with 202', { kind: 'respond', status: 202, body: '{}' }, 2],
			['is not ready with 400', { kind: 'respond', status: 400, body: '{}' }, 2],
			['is not ready with 409', { kind: 'respond', status: 409, body: '{}' }, 2],
			['is not ready with 425', { kind: 'respond', status: 425, body: '{}' }, 2],
		])(
			`comes out whole although it first %s ${money('downloadBreaks')}`,
			async (_what, action, times) => {
				rig().emulator.faults.add({ route, action, times });
				const { file, made, error } = await generateFile(rig(), dialect);
				expect(error).toBeUndefined();
				expect(file?.equals(made)).toBe(true);
				expect(rig().emulator.billing.count).toBe(1);
			},
		);

		it.each<[string, Fault['action'], string]>([
			['cut off', { kind: 'cut', afterBytes: 20_000 }, '20000 of'],
			['stalling', { kind: 'stall', afterBytes: 10_000 }, 'stalled'],
			['empty', { kind: 'respond', status: 200, body: '' }, 'empty'],
			['a web page', { kind: 'respond', status: 200, body: '<html></html>' }, 'a web page came'],
			['an error', { kind: 'respond', status: 500 }, 'HTTP 500'],
		])(
			`is no item but an error with the ID when it is always %s ${money('noFile')}`,
			async (_what, action, words) => {
				rig().emulator.settings(dialect).ranges = false;
				rig().emulator.faults.add({ route, action, times: Infinity });
				const { id, error, json } = await generateFile(rig(), dialect);
				expect(json).toBeUndefined();
				expect(error?.message).toContain(`Video ${id} could not be downloaded whole`);
				expect(error?.message).toContain(words);
				expect(error).toMatchObject({
					description: expect.stringContaining(`run Download with the video ID ${id}`),
					context: {
						data: {
							id,
							status: 'completed',
							kind: 'badContent',
							...(route === 'file' ? { url: expect.stringMatching(/^http:.*\.mp4$/) } : {}),
						},
					},
				});
				expect(rig().emulator.billing.count).toBe(1);
			},
		);

		it('leaves as its ID and its link where an error becomes an item', async () => {
			rig().emulator.faults.add({
				route,
				action: { kind: 'respond', status: 403 },
				times: Infinity,
			});
			const node = { onError: 'continueRegularOutput' as const };
			const { items } = await rig().run({ dialect, node });
			const { id } = only(rig().emulator.jobs(dialect));
			expect(only(items).json).toMatchObject({
				details: { id, status: 'completed', ...(route === 'file' ? { url: LINK } : {}) },
			});
		});

		it('goes on with a range after a cut, for the same file only', async () => {
			rig().emulator.faults.add({ route, action: { kind: 'cut', afterBytes: 33_000 } });
			const { file, made } = await generateFile(rig(), dialect);
			const [first, second, ...more] = contentRequests(rig());
			expect(more).toEqual([]);
			expect(first?.headers.range).toBeUndefined();
			expect(second?.headers.range).toBe('bytes=33000-');
			expect(second?.headers['if-range']).toMatch(/^"/);
			expect(second?.status).toBe(206);
			expect(file?.equals(made)).toBe(true);
		});

		it('starts anew where the server has no ranges', async () => {
			rig().emulator.settings(dialect).ranges = false;
			rig().emulator.faults.add({ route, action: { kind: 'cut', afterBytes: 33_000 } });
			const { file, made } = await generateFile(rig(), dialect);
			expect(contentRequests(rig()).map(({ status }) => status)).toEqual([200, 200, 200]);
			expect(file?.equals(made)).toBe(true);
		});

		it.each([
			['with the index in front', false, 'sent'],
			['with the index at the end', true, 'sent'],
			['without a length', false, 'chunked'],
			['without a length and with the index at the end', true, 'chunked'],
		] as const)('tells its facts %s', async (_what, moovLast, contentLength) => {
			Object.assign(rig().emulator.settings(dialect), { moovLast, contentLength });
			const { json, made } = await generateFile(rig(), dialect);
			expect(json?.video).toEqual({
				bytes: made.length,
				mimeType: 'video/mp4',
				seconds: dialect === 'artifex' ? 12 : 4,
				width: 1280,
				height: 720,
				hasAudio: true,
			});
		});
	});
});

/** Rule 4: the key stays on its origin; and what else concerns where a file comes from. */
describe('the way to the file of a video', () => {
	const rig = useRig();

	describe('and redirects', () => {
		const authorized = () =>
			contentRequests(rig()).filter(({ headers }) => 'authorization' in headers);

		it.each([301, 302, 303, 307, 308])(
			'follows a %i to another origin without the key',
			async (status) => {
				rig().emulator.faults.add({
					route: 'content',
					action: {
						kind: 'redirect',
						status,
						location: ({ jobId }) => rig().emulator.fileUrlOf(jobId ?? ''),
					},
				});
				const { file, made } = await generateFile(rig());
				expect(file?.equals(made)).toBe(true);
				expect(authorized().map(({ origin }) => origin)).toEqual([rig().emulator.origin]);
				expect(contentRequests(rig()).map(({ origin }) => origin)).toEqual([
					rig().emulator.origin,
					rig().emulator.fileOrigin,
				]);
			},
		);

		it('follows a relative one on its own origin with the key', async () => {
			rig().emulator.faults.add({
				route: 'content',
				action: { kind: 'redirect', status: 302, location: ({ path }) => `${path}?again=1` },
			});
			const { file, made } = await generateFile(rig());
			expect(file?.equals(made)).toBe(true);
			expect(authorized()).toHaveLength(2);
		});

		it('stops at a redirect to itself', async () => {
			rig().emulator.faults.add({
				route: 'content',
				times: Infinity,
				action: { kind: 'redirect', status: 302, location: ({ path }) => path },
			});
			const { id, error } = await generateFile(rig());
			expect(error?.message).toBe(
				`Video ${id} could not be downloaded whole: a redirect in a circle`,
			);
		});

		it('stops after five hops', async () => {
			let hops = 0;
			rig().emulator.faults.add({
				route: 'content',
				times: Infinity,
				action: { kind: 'redirect', status: 302, location: ({ path }) => `${path}?${++hops}` },
			});
			const { error } = await generateFile(rig());
			expect(error?.message).toContain('more than 5 redirects');
			expect(contentRequests(rig())).toHaveLength(6);
		});
	});

	it('gets a new address by one status request when the signed one has expired', async () => {
		rig().emulator.faults.add({ route: 'file', action: { kind: 'respond', status: 403 } });
		const { file, made } = await generateFile(rig(), 'artifex');
		expect(file?.equals(made)).toBe(true);
		const routes = rig().emulator.requests.map(({ route }) => route);
		// It has no endpoint, which is asked for all the same.
		expect(routes.slice(-5)).toEqual(['status', 'file', 'other', 'status', 'file']);
	});

	it('never sends the key to the file server', async () => {
		await generateFile(rig(), 'artifex');
		const elsewhere = rig().emulator.requests.filter(
			({ origin }) => origin === rig().emulator.fileOrigin,
		);
		expect(elsewhere.length).toBeGreaterThan(0);
		for (const { headers } of elsewhere) expect(headers).not.toHaveProperty('authorization');
	});

	it('says in a hint when it is not what was asked for', async () => {
		rig().emulator.faults.add({
			route: 'content',
			action: { kind: 'redirect', status: 302, location: () => rig().emulator.fileUrlOf(other) },
		});
		const upright = await rig().run({
			parameters: parametersOf('create', { aspectRatio: '9:16', duration: 8 }),
		});
		const other = String(upright.items[0]?.json.id);
		const asked = await rig().run({});
		expect(asked.hints.map(({ message }) => message)).toContain(
			`Video ${String(asked.items[0]?.json.id)} is 720x1280 instead of 1280x720 and 8 s instead of 4 s`,
		);
	});

	describe('in its variants', () => {
		it.each([
			['thumbnail', 'image/webp', 'webp'],
			['spritesheet', 'image/jpeg', 'jpg'],
		])('is a %s of the right type', async (variant, mimeType, extension) => {
			const created = await rig().run({});
			const id = String(created.items[0]?.json.id);
			const { items, error } = await rig().run({
				parameters: parametersOf('download', { videoId: id, variant }),
			});
			expect(error).toBeUndefined();
			expect(items[0]?.binary?.data).toMatchObject({ mimeType, fileName: `${id}.${extension}` });
			expect(items[0]?.json.video).toMatchObject({ mimeType });
		});

		it('is refused where the provider has no such variant', async () => {
			const created = await rig().run({ dialect: 'apiyi' });
			const id = String(created.items[0]?.json.id);
			const { error } = await rig().run({
				dialect: 'apiyi',
				parameters: parametersOf('download', { videoId: id, variant: 'thumbnail' }),
			});
			expect(error?.message).toBe(`APIYI has no thumbnail of video ${id}`);
			expect(error).toMatchObject({ description: 'Set Variant to video.' });
		});
	});
});
