// Makes many videos from large images in one execution, on n8n's engine.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { binaryItem, type EngineItem } from '../../test/engine';
import { openBuiltNode, REQUEST } from '../builtNode';
import { answerParent } from '../children';
import { MIB } from '../statistics';
import type { ImagesCost, ImagesTask } from './types';

const FIXTURE = join(__dirname, '../../test/fixtures/images/landscape-1280x720.png');
const WITH_IMAGE = { ...REQUEST, imageSource: 'binary', imageBinaryField: 'photo' };
const SAMPLE_MS = 20;

/** Items with a picture of so many bytes each. The engine stores them as files, as n8n does. */
function itemsWith(count: number, bytes: number): EngineItem[] {
	const picture = readFileSync(FIXTURE);
	const content = Buffer.concat([picture, Buffer.alloc(bytes - picture.length)]);
	const item = binaryItem(content, 'photo.png', 'image/png', { field: 'photo' });
	return Array.from({ length: count }, () => item);
}

/** The most memory the process has while it works, above what it has before; bytes. */
async function growthDuring(work: () => Promise<unknown>): Promise<number> {
	globalThis.gc?.();
	const atRest = process.memoryUsage().rss;
	let most = atRest;
	const timer = setInterval(() => {
		most = Math.max(most, process.memoryUsage().rss);
	}, SAMPLE_MS);
	await work();
	clearInterval(timer);
	return most - atRest;
}

answerParent<ImagesTask>(async ({ images, megabytes, ...connection }): Promise<ImagesCost> => {
	const node = await openBuiltNode(connection);
	await node.run('generate', WITH_IMAGE, itemsWith(1, MIB));
	const items = itemsWith(images, megabytes * MIB);
	const rssGrowth = await growthDuring(async () => {
		const { items: done } = await node.run('generate', WITH_IMAGE, items);
		if (done.length !== images) throw new Error(`${done.length} videos instead of ${images}`);
	});
	await node.close();
	return { rssGrowth };
});
