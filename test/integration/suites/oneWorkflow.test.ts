import type { INodeParameters } from 'n8n-workflow';

import { defaultModel } from '../../../demo/options';
import { dialectNames } from '../../../nodes/AiVideo/providers';
import { modelParameter } from '../rig/dialects/wire';
import { imageUrl } from '../rig/images';
import { fileOf, only, onlyItem } from '../rig/items';
import { parametersOf, PROMPT } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** One workflow, whose credential and model alone are changed. */
describe.each(dialectNames)('a workflow that was built on another provider', (dialect) => {
	const rig = useRig();

	async function generate(image: INodeParameters = {}) {
		const hasImage = image['imageSource'] !== undefined;
		const model = modelParameter(dialect, hasImage);
		const workflow = { aspectRatio: '16:9', binaryField: 'film', ...image };
		const parameters = parametersOf('generate', { ...workflow, ...model });
		return onlyItem(await rig().run({ dialect, parameters }));
	}

	async function expectFilm(
		item: Awaited<ReturnType<typeof generate>>,
		field = 'film',
	): Promise<void> {
		const job = only(rig().emulator.jobs(dialect));
		expect(item.json).toMatchObject({ status: 'completed', failure: null, dialect });
		expect(item.json['video']).toMatchObject({ width: 1280, height: 720 });
		expect(Object.keys(item.binary ?? {})).toEqual([field]);
		const { bytes, mimeType } = await fileOf(rig(), item, field);
		expect(mimeType).toBe('video/mp4');
		expect(bytes.equals(await rig().emulator.contentOf(job.id))).toBe(true);
		expect(rig().emulator.billing.count).toBe(1);
	}

	it(`makes the demo's film on ${dialect}`, async () => {
		const model = { __rl: true, mode: 'id', value: defaultModel(dialect) };
		const parameters = parametersOf('generate', { model });
		await expectFilm(onlyItem(await rig().run({ dialect, parameters })), 'data');
	});

	it(`makes its film on ${dialect}, from a text`, async () => {
		await expectFilm(await generate());
		expect(only(rig().emulator.jobs(dialect)).prompt).toBe(PROMPT);
	});

	it(`makes its film on ${dialect}, from an image`, async () => {
		const address = imageUrl(rig(), 'landscape-1280x720.png');
		await expectFilm(await generate({ imageSource: 'url', imageUrl: address }));
		expect(only(rig().emulator.jobs(dialect)).image).not.toBeNull();
	});
});
