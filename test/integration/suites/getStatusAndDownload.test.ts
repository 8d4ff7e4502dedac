import type { IDataObject } from 'n8n-workflow';

import { imageFixture } from '../../fixtures/images';
import { parametersOf } from '../rig/rig';
import { COMPLETED, DIALECTS, QUEUED, videoFacts, type RigDialect } from '../rig/expected';
import { fileOf, only, onlyItem } from '../rig/items';
import { createJob, SOURCES } from '../rig/jobs';
import { useRig } from '../rig/useRig';

const rig = useRig();

/** Long enough that no test sees its end. */
const ONE_DAY = 86_400_000;

const FAILURE = {
	code: 'moderation_blocked',
	message: 'Your request was blocked by our moderation system.',
};

/** What artifex says in no status answer, and what only OpenAI repeats. */
const UNSAID: Readonly<Record<RigDialect, IDataObject>> = {
	artifex: { model: null, prompt: null },
	apiyi: { prompt: null },
	ezmodel: { prompt: null },
	openai: {},
};

describe.each(DIALECTS)('Get Status on %s', (dialect) => {
	it.each(SOURCES)('looks once at a job made from %s', async (_name, setting) => {
		rig().emulator.settings(dialect).generationMs = ONE_DAY;
		const { id, items, now } = await createJob(rig(), dialect, setting(rig()));
		const parameters = parametersOf('getStatus');
		const item = onlyItem(await rig().run({ dialect, items, parameters }));
		expect(item).toEqual({
			json: { ...QUEUED[dialect](now()), ...UNSAID[dialect] },
			pairedItem: { item: 0 },
		});
		const look = only(rig().requestsTo('status'));
		expect(look).toMatchObject({ method: 'GET', path: `/${dialect}/v1/videos/${id}`, query: {} });
		expect(look.headers['authorization']).toBe(`Bearer key-${dialect}`);
		expect(look.body).toHaveLength(0);
	});

	it('shows a finished job and does not fetch its file', async () => {
		rig().emulator.settings(dialect).generationMs = 0;
		const { id, items, now } = await createJob(rig(), dialect);
		const parameters = parametersOf('getStatus', { simplify: false });
		const item = onlyItem(await rig().run({ dialect, items, parameters }));
		const { raw, ...json } = item.json;
		expect(json).toEqual(COMPLETED[dialect](now()));
		expect(raw).toMatchObject({ id, status: 'completed', progress: 100 });
		expect(rig().requestsTo('content', 'file')).toEqual([]);
	});

	it.each([
		['failed', 'failed', FAILURE],
		['failedWithoutError', 'failed', null],
		['cancelled', 'cancelled', null],
		['expired', 'expired', null],
	] as const)(
		'shows a job that ended as %s, which is no error',
		async (outcome, status, failure) => {
			Object.assign(rig().emulator.settings(dialect), {
				generationMs: 0,
				outcome,
				progress: 'none',
			});
			const { id, items } = await createJob(rig(), dialect);
			const parameters = parametersOf('getStatus');
			const { json } = onlyItem(await rig().run({ dialect, items, parameters }));
			expect(json).toMatchObject({ id, status, failure, progress: 0, completedAt: null });
		},
	);
});

describe.each(DIALECTS)('Download on %s', (dialect) => {
	it.each(SOURCES)('gets the file of a job made from %s', async (_name, setting) => {
		rig().emulator.settings(dialect).generationMs = 0;
		const { id, items, now } = await createJob(rig(), dialect, setting(rig()));
		const parameters = parametersOf('download', { binaryField: 'clip' });
		const item = onlyItem(await rig().run({ dialect, items, parameters }));
		const content = await rig().emulator.contentOf(id);
		expect(item.json).toEqual({
			...COMPLETED[dialect](now()),
			video: videoFacts(dialect, content),
		});
		expect(item.pairedItem).toEqual({ item: 0 });
		const file = await fileOf(rig(), item, 'clip');
		expect(file).toMatchObject({ fileName: `${id}.mp4`, mimeType: 'video/mp4' });
		expect(file.bytes.equals(content)).toBe(true);
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('says of a running job that it is not ready, and what to do', async () => {
		rig().emulator.settings(dialect).generationMs = ONE_DAY;
		const { id, items } = await createJob(rig(), dialect);
		const parameters = parametersOf('download');
		const { error } = await rig().run({ dialect, items, parameters });
		expect(error).toMatchObject({
			message: `Video ${id} is not ready yet (in the queue, 0 %)`,
			description: `Use the operation Wait with the video ID ${id}: it waits until the video is ready and downloads it.`,
			context: { itemIndex: 0, data: { id, status: 'queued', kind: 'notReady' } },
		});
		expect(rig().requestsTo('content', 'file')).toEqual([]);
	});

	it('says of a failed job why there is no file', async () => {
		Object.assign(rig().emulator.settings(dialect), { generationMs: 0, outcome: 'failed' });
		const { id, items } = await createJob(rig(), dialect);
		const { error } = await rig().run({ dialect, items, parameters: parametersOf('download') });
		expect(error?.message).toBe(`Video ${id} ended as failed: ${FAILURE.message}`);
		expect(error).toMatchObject({ context: { data: { id, failure: FAILURE, kind: 'failed' } } });
	});
});

describe('Download', () => {
	it.each([
		['thumbnail', 'landscape-1280x720.webp', 'webp', 'image/webp'],
		['spritesheet', 'landscape-1280x720.jpg', 'jpg', 'image/jpeg'],
	] as const)('gets the %s from OpenAI', async (variant, fixture, extension, mimeType) => {
		rig().emulator.settings('openai').generationMs = 0;
		const { id, items } = await createJob(rig(), 'openai');
		const parameters = parametersOf('download', { variant });
		const item = onlyItem(await rig().run({ items, parameters }));
		expect(await fileOf(rig(), item)).toEqual({
			fileName: `${id}.${extension}`,
			mimeType,
			bytes: imageFixture(fixture),
		});
		expect(only(rig().requestsTo('content')).query).toEqual({ variant });
	});

	it.each([
		['apiyi', 'APIYI'],
		['artifex', 'Artifex'],
		['ezmodel', 'EZmodel'],
	] as const)('says of %s that it has no thumbnails', async (dialect, label) => {
		rig().emulator.settings(dialect).generationMs = 0;
		const { id, items } = await createJob(rig(), dialect);
		const parameters = parametersOf('download', { variant: 'thumbnail' });
		const { error } = await rig().run({ dialect, items, parameters });
		expect(error).toMatchObject({
			message: `${label} has no thumbnail of video ${id}`,
			description: 'Set Variant to video.',
			context: { data: { id } },
		});
		expect(rig().requestsTo('content', 'file')).toEqual([]);
	});
});

describe.each(['getStatus', 'download', 'wait'])('%s without an ID', (operation) => {
	it.each<[string, IDataObject]>([
		['nothing', {}],
		['null', { id: null }],
		['a path', { id: '..' }],
	])('asks nobody when the item has %s', async (_name, json) => {
		const parameters = parametersOf(operation);
		const { error } = await rig().run({ parameters, items: [{ json }] });
		expect(error?.message).toBe('The Video ID is missing');
		expect(error).toMatchObject({ description: expect.stringContaining('{{ $json.id }}') });
		expect(rig().emulator.requests).toEqual([]);
	});

	it('asks nobody when the item has an object for it', async () => {
		const items = [{ json: { id: { of: 'another node' } } }];
		const { error } = await rig().run({ parameters: parametersOf(operation), items });
		expect(error?.message).toBe('Video ID cannot be {"of":"another node"}: it takes text');
		expect(rig().emulator.requests).toEqual([]);
	});
});
