import type { INodeParameters } from 'n8n-workflow';

import { binaryItem, type EngineItem } from '../../engine';
import { imageFixture } from '../../fixtures/images';
import { onlyItem } from '../rig/items';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** What expressions and AI agents fill in, on the real engine: meant, or refused while that is free. */

const rig = useRig();
const IMAGE = 'landscape-1280x720.png';
const PHOTO = binaryItem(imageFixture(IMAGE), 'photo.png', 'image/png', { field: 'photo' });

async function create(parameters: INodeParameters, items: EngineItem[] = [{ json: {} }]) {
	const all = parametersOf('create', parameters);
	return await rig().run({ dialect: 'openai', parameters: all, items });
}

describe('a value that can be meant in one way only', () => {
	it.each<[string, INodeParameters, Record<string, unknown>]>([
		['a ratio with white space', { aspectRatio: '={{ "9:16 " }}' }, { size: '720x1280' }],
		['a resolution in capitals', { resolution: '={{ "720P" }}' }, { size: '1280x720' }],
		['a length with its unit', { duration: '={{ "8 seconds" }}' }, { seconds: 8 }],
		['an array of one', { prompt: '={{ ["A fox"] }}' }, { prompt: 'A fox' }],
		['a number as prompt', { prompt: '={{ 1984 }}' }, { prompt: '1984' }],
	])('is taken: %s', async (_, parameters, job) => {
		onlyItem(await create(parameters));
		expect(rig().emulator.jobs()).toMatchObject([job]);
	});

	it('is taken: a source and a file, as expressions give them', async () => {
		for (const imageBinaryField of ['={{ $binary.photo }}', '={{ [$binary.photo] }}', 'photo']) {
			onlyItem(await create({ imageSource: '={{ "Binary" }}', imageBinaryField }, [PHOTO]));
		}
		const images = rig()
			.emulator.jobs()
			.map(({ image }) => image);
		expect(images).toMatchObject(images.map(() => ({ kind: 'file', width: 1280 })));
		expect(images).toHaveLength(3);
	});

	it('is taken: the file behind a share link, for a provider that fetches by itself', async () => {
		const parameters = parametersOf('create', {
			imageSource: 'url',
			imageUrl: '={{ ["https://drive.google.com/file/d/1AbC/view?usp=sharing"] }}',
		});
		onlyItem(await rig().run({ dialect: 'artifex', parameters }));
		expect(rig().emulator.jobs()).toMatchObject([
			{ image: { kind: 'link', urls: ['https://drive.google.com/uc?export=download&id=1AbC'] } },
		]);
	});

	it('is taken: a file in a workflow with combined binary mode, by expression, path or name', async () => {
		const settings = { binaryMode: 'combined' } as const;
		const combined = ['={{ $json._files.photo }}', '_files.photo'];
		const ways = ['photo', ...(rig().engine.habits.combinesBinary ? combined : [])];
		for (const imageBinaryField of ways) {
			const parameters = parametersOf('create', { imageSource: 'binary', imageBinaryField });
			onlyItem(await rig().run({ dialect: 'openai', parameters, items: [PHOTO], settings }));
		}
		const images = rig()
			.emulator.jobs()
			.map(({ image }) => image);
		expect(images).toMatchObject(images.map(() => ({ kind: 'file', width: 1280 })));
		expect(images).toHaveLength(ways.length);
	});

	it('leaves the video among the fields there', async () => {
		const settings = { binaryMode: 'combined' } as const;
		const { json, binary } = onlyItem(
			await rig().run({ dialect: 'openai', parameters: parametersOf('generate'), settings }),
		);
		const isCombined = rig().engine.habits.combinesBinary;
		const files = { data: expect.objectContaining({ mimeType: 'video/mp4' }) };
		expect({ inFields: json['_files'], binary }).toEqual(
			isCombined ? { inFields: files, binary: undefined } : { inFields: undefined, binary: files },
		);
	});

	it('is taken: no, as text', async () => {
		const parameters = parametersOf('generate', {
			downloadVideo: '={{ "false" }}',
			simplify: '={{ "False" }}',
		});
		const item = onlyItem(await rig().run({ dialect: 'openai', parameters }));
		expect(item.binary).toBeUndefined();
		expect(item.json).toHaveProperty('raw');
	});
});

describe('a value that cannot be meant', () => {
	it.each<[INodeParameters, string]>([
		[{ prompt: '={{ { text: "A fox" } }}' }, 'Prompt cannot be {"text":"A fox"}: it takes text'],
		[
			{ prompt: 'A video about [object Object]' },
			'Prompt cannot be A video about [object Object]: an expression broke',
		],
		[{ prompt: '={{ "undefined" }}' }, 'Prompt cannot be undefined: an expression broke'],
		[
			{ prompt: 'A video about {{ $json.topic }}' },
			'Prompt cannot be A video about {{ $json.topic }}: an expression broke',
		],
		[{ imageSource: '={{ "image" }}' }, 'Image Source cannot be image: it takes none, binary, url'],
		[{ imageSource: '={{ true }}' }, 'Image Source cannot be true: it takes none, binary, url'],
		[{ simplify: '={{ "no" }}' }, 'Simplify cannot be no: it takes true or false'],
		[{ options: { size: '={{ { width: 720 } }}' } }, 'Size cannot be {"width":720}: it takes text'],
		[
			{ options: { negativePrompt: '={{ ["fog", "rain"] }}' } },
			'Negative Prompt cannot be ["fog","rain"]: it takes text',
		],
		[
			{ waiting: { resubmitUnknown: '={{ "maybe" }}' } },
			'Submit Again If Unclear cannot be maybe: it takes true or false',
		],
		[
			{ imageSource: 'binary', imageBinaryField: '={{ $json.photo }}' },
			'There is no image in the binary field (no name)',
		],
		[{ imageSource: '={{ "url" }}', imageUrl: '' }, 'Image URL is empty'],
	])('is refused for free: %j', async (parameters, message) => {
		const { error } = await create({ prompt: 'A fox', ...parameters }, [PHOTO]);
		expect(error).toMatchObject({ message, context: { data: { kind: 'refused' } } });
		expect(rig().emulator.requests).toEqual([]);
	});
});

describe('when the whole node cannot run', () => {
	const items = [{ json: { row: 1 } }, { json: { row: 2 } }];

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'no input item passes for done (%s)',
		async (onError) => {
			const { items: done, errorItems } = await rig().run({
				dialect: 'openai',
				baseUrl: 'videos.example.com',
				parameters: parametersOf('create'),
				items,
				node: { onError },
			});
			const isSplit = onError === 'continueErrorOutput' && rig().engine.habits.routesErrorDetails;
			expect(isSplit ? done : []).toEqual([]);
			expect((isSplit ? errorItems : done).map(({ json }) => json)).toMatchObject(
				items.map(() => ({ error: 'The base URL is not an http or https address' })),
			);
		},
	);
});
