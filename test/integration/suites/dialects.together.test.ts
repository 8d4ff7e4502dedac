import type { INodeParameters } from 'n8n-workflow';

import { createOn, generateWhole, runOn } from '../rig/dialects/run';
import { imageUrl } from '../rig/images';
import { only, onlyItem } from '../rig/items';
import { useRig } from '../rig/useRig';
import { wireOf } from '../rig/wire';

const rig = useRig();

const modelOf = (value: string) => ({ model: { __rl: true, mode: 'id', value } });

async function sentBody(): Promise<unknown> {
	return (await wireOf(only(rig().requestsTo('submit')))).body;
}

/** Generates with what a user leaves as it is but for the model; what was made of it. */
async function generate(model: string, more: INodeParameters = {}) {
	const setting = { ...modelOf(model), duration: '', ...more };
	await generateWhole(rig(), 'together', setting);
	return only(rig().emulator.jobs('together'));
}

const image = () => imageUrl(rig(), 'landscape-1280x720.png');
const firstFrame = () => ({ imageSource: 'url', imageUrl: image() });

describe('the models of Together AI', () => {
	it.each([
		['google/veo-3.1', '1280x720'],
		['minimax/hailuo-02', '1366x768'],
		['ByteDance/Seedance-1.0-pro', '864x480'],
		['ByteDance/Seedance-2.0', '1280x720'],
		['ByteDance/Seedance-2.5', '1280x720'],
		['Wan-AI/wan2.7-t2v', '1920x1080'],
	])('%s gets no field that would fail its job', async (model, size) => {
		expect(await generate(model)).toMatchObject({ model, size });
	});

	it.each([
		['ByteDance/Seedance-1.0-pro', '960x960', { aspectRatio: '1:1', resolution: '720p' }],
		['ByteDance/Seedance-2.0', '2160x3840', { aspectRatio: '9:16', resolution: '4k' }],
		['ByteDance/Seedance-2.5', '854x480', { resolution: '480p' }],
		['Wan-AI/wan2.7-t2v', '1104x832', { aspectRatio: '4:3', resolution: '720p' }],
		['google/veo-3.1', '1080x1920', { aspectRatio: '9:16', resolution: '1080p' }],
	])('%s makes %s where that was chosen', async (model, size, more) => {
		expect(await generate(model, more)).toMatchObject({ size });
	});

	it('begins and ends with images', async () => {
		const more = { ...firstFrame(), options: { lastFrame: image() } };
		const job = await generate('Wan-AI/wan2.7-i2v', more);
		expect(job.image).toEqual({ kind: 'link', urls: [image(), image()] });
		expect(await sentBody()).not.toHaveProperty('ratio');
	});

	it('is guided by references', async () => {
		const job = await generate('Wan-AI/wan2.7-r2v', { options: { referenceImages: image() } });
		expect(job.image).toEqual({ kind: 'link', urls: [image()] });
	});

	it('says why a job failed, and that nothing was made', async () => {
		const options = { extraFields: '{"fps": 24, "width": 1000, "height": 1000}' };
		const { error } = await runOn(rig(), 'together', 'generate', { options });
		expect(error?.message).toContain("Invalid value for 'width'.");
		expect(error).toMatchObject({ context: { data: { kind: 'failed' } } });
		expect(rig().emulator.billing.total()).toBe(0);
	});

	it('takes an empty account for what it is, and tries no more', async () => {
		rig().emulator.settings('together').credit = 0;
		const { error } = await runOn(rig(), 'together', 'generate');
		expect(error?.message).toContain('insufficient balance');
		expect(error).toMatchObject({ context: { data: { kind: 'rejected' } } });
		expect(rig().requestsTo('submit')).toHaveLength(1);
	});

	it('lists those that make videos, from version 1 of the API', async () => {
		const { results } = await rig().searchModels({ dialect: 'together' }, 'seedance');
		expect(results.map(({ value }) => value)).toContain('ByteDance/Seedance-2.5');
		const all = await rig().searchModels({ dialect: 'together' });
		expect(all.results.map(({ value }) => value)).not.toContain('black-forest-labs/FLUX.1-schnell');
		for (const { path } of rig().requestsTo('models')) expect(path).toMatch(/\/v1\/models$/);
		expect(rig().requestsTo('models').length).toBeGreaterThan(0);
	});

	it('takes the address of a job in place of its ID', async () => {
		const id = await createOn(rig(), 'together');
		const videoId = `https://api.together.xyz/v2/videos/${id}`;
		const { json } = onlyItem(await runOn(rig(), 'together', 'wait', { videoId }));
		expect(json).toMatchObject({ id, status: 'completed' });
	});
});
