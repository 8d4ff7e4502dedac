import type { INodeParameters } from 'n8n-workflow';

import { binaryItem } from '../../engine';
import { imageFixture } from '../../fixtures/images';
import { money } from '../../fixtures/money';
import { parametersOf } from '../rig/rig';
import { DIALECTS } from '../rig/expected';
import { fileOf, only } from '../rig/items';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();
const PROMPTS = ['A red kite', 'A green boat', 'A blue door', 'A white owl'];
const items = PROMPTS.map((prompt, index) => ({
	json: { prompt, seconds: 4 * ((index % 3) + 1) },
}));
const BY_ITEM: INodeParameters = { prompt: '={{ $json.prompt }}' };
const ONE_BY_ONE: INodeParameters = { waiting: { maxConcurrent: 1 } };

describe.each(DIALECTS)('Several items on %s', (dialect) => {
	it('each get the video of their own prompt, in the order they came in', async () => {
		// The later a job, the sooner it is ready.
		rig().emulator.settings(dialect).generationMs = (number) => 20_000 - number * 4_000;
		const parameters = parametersOf('generate', BY_ITEM);
		const result = await rig().run({ dialect, items, parameters });
		expect(result.error).toBeUndefined();
		expect(result.items.map(({ json }) => json['prompt'])).toEqual(PROMPTS);
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual(
			PROMPTS.map((_prompt, item) => ({ item })),
		);
		const jobs = rig().emulator.jobs();
		expect(jobs).toHaveLength(4);
		for (const item of result.items) {
			const id = String(item.json['id']);
			expect(jobs.find((job) => job.id === id)?.prompt).toBe(item.json['prompt']);
			const { fileName, bytes } = await fileOf(rig(), item);
			expect(fileName).toBe(`${id}.mp4`);
			expect(bytes.equals(await rig().emulator.contentOf(id))).toBe(true);
		}
	});

	it(`are all left alone when one of them is invalid ${money('itemInvalid')}`, async () => {
		const broken = items.map(({ json }, index) => ({
			json: { ...json, ratio: index === 2 ? '21:9' : '16:9' },
		}));
		for (const operation of ['generate', 'create']) {
			const parameters = parametersOf(operation, { ...BY_ITEM, aspectRatio: '={{ $json.ratio }}' });
			const { error } = await rig().run({ dialect, items: broken, parameters });
			expect(error?.message).toMatch(/^Aspect Ratio 21:9 is not possible with /);
			expect(error).toMatchObject({ context: { itemIndex: 2, data: { videos: [] } } });
		}
		expect(rig().emulator.requests).toEqual([]);
		expect(rig().emulator.billing.count).toBe(0);
	});
});

describe('Settings by expression', () => {
	it('are read for each item', async () => {
		const parameters = parametersOf('create', {
			...BY_ITEM,
			model: { __rl: true, mode: 'id', value: '={{ $itemIndex === 1 ? "sora-2-pro" : "sora-2" }}' },
			duration: '={{ $json.seconds }}',
			aspectRatio: '={{ $itemIndex % 2 ? "9:16" : "16:9" }}',
			options: { size: '={{ $itemIndex === 3 ? "1280x720" : "" }}' },
		});
		await rig().run({ dialect: 'apiyi', items, parameters });
		const wires = await Promise.all(rig().requestsTo('submit').map(wireOf));
		const bodies = wires.map(({ body }) => Object(body));
		expect(PROMPTS.map((asked) => bodies.find(({ prompt }) => prompt === asked))).toEqual([
			{ model: 'sora-2', prompt: 'A red kite', size: '1280x720', seconds: '4' },
			{ model: 'sora-2-pro', prompt: 'A green boat', size: '720x1280', seconds: '8' },
			{ model: 'sora-2', prompt: 'A blue door', size: '1280x720', seconds: '12' },
			{ model: 'sora-2', prompt: 'A white owl', size: '1280x720', seconds: '4' },
		]);
	});

	it('can give each item an image in its own way', async () => {
		const url = `${rig().emulator.origin}/images/landscape-1280x720.jpg`;
		const photo = imageFixture('landscape-1280x720.png');
		const mixed = [
			binaryItem(photo, 'a.png', 'image/png', { json: { source: 'binary' }, field: 'photo' }),
			{ json: { source: 'url', url } },
			{ json: { source: 'none' } },
		];
		const parameters = parametersOf('create', {
			imageSource: '={{ $json.source }}',
			imageBinaryField: 'photo',
			imageUrl: '={{ $json.url }}',
		});
		const result = await rig().run({ dialect: 'ezmodel', items: mixed, parameters });
		const jobs = rig().emulator.jobs();
		const images = result.items.map(({ json }) => jobs.find(({ id }) => id === json['id'])?.image);
		expect(images).toMatchObject([{ fileName: 'image.png' }, { fileName: 'image.jpg' }, null]);
	});

	it('keep a provider within the number of jobs it allows at once', async () => {
		const parameters = parametersOf('generate', BY_ITEM);
		const result = await rig().run({ dialect: 'ezmodel', items, parameters });
		expect(result.items).toHaveLength(4);
		expect(
			rig()
				.requestsTo('submit')
				.map(({ status }) => status),
		).toEqual([200, 200, 200, 200]);
	});
});

describe.each(DIALECTS)('A failed item on %s', (dialect) => {
	const MESSAGE = 'Your request was blocked by our moderation system.';

	/** Runs three items one by one, of which the second one's job fails. */
	async function runWithFailure(onError: 'continueRegularOutput' | 'continueErrorOutput') {
		Object.assign(rig().emulator.settings(dialect), {
			outcome: (number: number) => (number === 2 ? 'failed' : 'completed'),
			progress: 'none',
		});
		const parameters = parametersOf('generate', { ...BY_ITEM, ...ONE_BY_ONE });
		const node = { onError };
		const result = await rig().run({ dialect, items: items.slice(0, 3), parameters, node });
		const ids = rig()
			.emulator.jobs()
			.map(({ id }) => id);
		const error = {
			error: `Video ${ids[1]} ended as failed: ${MESSAGE}`,
			details: {
				id: ids[1],
				status: 'failed',
				progress: 0,
				failure: { code: 'moderation_blocked', message: MESSAGE },
				kind: 'failed',
				description: expect.stringContaining('change the prompt or the image.'),
				httpStatus: null,
			},
		};
		return { result, ids, error };
	}

	it('stays in its place with exactly two keys when errors continue', async () => {
		const { result, ids, error } = await runWithFailure('continueRegularOutput');
		expect(result.status).toBe('success');
		expect(result.items.map(({ json }) => json['id'])).toEqual([ids[0], undefined, ids[2]]);
		expect(result.items[1]).toEqual({ json: error, pairedItem: { item: 1 } });
		for (const item of [result.items[0], result.items[2]]) {
			const { bytes } = await fileOf(rig(), item ?? { json: {} });
			expect(bytes.equals(await rig().emulator.contentOf(String(item?.json['id'])))).toBe(true);
		}
	});

	it('leaves by the error output when there is one', async () => {
		const { result, ids, error } = await runWithFailure('continueErrorOutput');
		expect(result.status).toBe('success');
		if (!rig().engine.habits.routesErrorDetails) {
			expect(result.items.map(({ json }) => json['id'])).toEqual([ids[0], undefined, ids[2]]);
			expect(result.items[1]?.json).toEqual(error);
			return;
		}
		expect(result.items.map(({ json }) => json['id'])).toEqual([ids[0], ids[2]]);
		const { json } = only(result.errorItems);
		// n8n merges the input item in.
		expect(json).toEqual({ prompt: 'A green boat', seconds: 8, ...error });
	});

	it('does not lose the videos of the others when it ends the node', async () => {
		rig().emulator.settings(dialect).outcome = (number) => (number === 2 ? 'failed' : 'completed');
		const parameters = parametersOf('generate', { ...BY_ITEM, ...ONE_BY_ONE });
		const { error } = await rig().run({ dialect, items: items.slice(0, 3), parameters });
		const [first, second, third] = rig().emulator.jobs();
		expect(error?.message).toBe(`Video ${second?.id} ended as failed: ${MESSAGE}`);
		const list = `Videos of this execution: item 0: ${first?.id} (completed); item 1: ${second?.id} (failed); item 2: ${third?.id} (completed).`;
		expect(error).toMatchObject({
			description: expect.stringContaining(list),
			context: {
				itemIndex: 1,
				data: {
					id: second?.id,
					videos: [
						{ item: 0, id: first?.id, status: 'completed' },
						{ item: 1, id: second?.id, status: 'failed' },
						{ item: 2, id: third?.id, status: 'completed' },
					],
				},
			},
		});
	});
});
