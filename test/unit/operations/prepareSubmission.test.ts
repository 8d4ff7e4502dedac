import { readFileSync } from 'fs';
import { join } from 'path';

import type { Item } from '../../../nodes/AiVideo/operations/operation';
import { prepareSubmission } from '../../../nodes/AiVideo/operations/prepareSubmission';
import { readRequest } from '../../../nodes/AiVideo/operations/request';
import { requestOptionsField } from '../../../nodes/AiVideo/operations/requestOptions';
import { refusalOf, testItem } from './testItem';

const SMALL = readFileSync(join(__dirname, '../../fixtures/images/landscape-1280x720.png'));
/** As large as pictures of cameras are; the reader of its size looks at the head only. */
const LARGE = Buffer.concat([SMALL, Buffer.alloc(8 * 1024 ** 2)]);

/** An item with a picture, which counts how often that is read. */
function itemWith(image: Buffer) {
	const parameters = { imageSource: 'binary', imageBinaryField: 'photo' };
	const { item } = testItem(parameters, { binary: { photo: image } });
	let reads = 0;
	let atOnce = 0;
	let mostAtOnce = 0;
	const { helpers } = item.context;
	const read: typeof helpers.getBinaryDataBuffer = async (...given) => {
		reads++;
		mostAtOnce = Math.max(mostAtOnce, ++atOnce);
		const bytes = await helpers.getBinaryDataBuffer(...given);
		await new Promise(setImmediate);
		atOnce--;
		return bytes;
	};
	const context = { ...item.context, helpers: { ...helpers, getBinaryDataBuffer: read } };
	return { item: { ...item, context }, reads: () => reads, mostAtOnce: () => mostAtOnce };
}

const WAITING = { timeoutMs: 60_000, resubmitUnknown: false };
const prepare = async (item: Item) =>
	await prepareSubmission(item, readRequest(item, requestOptionsField), WAITING);

it('reads the images of a small run once', async () => {
	const { item, reads } = itemWith(SMALL);
	const prepared = await Promise.all(Array.from({ length: 10 }, async () => await prepare(item)));
	const calls = await Promise.all(prepared.map(async ({ submission }) => await submission.call()));
	expect(prepared.map(({ readsAgain }) => readsAgain)).not.toContain(true);
	expect(new Set(calls).size).toBe(10);
	expect(reads()).toBe(10);
});

it('drops large ones, and reads them again when their turn comes', async () => {
	const { item, reads, mostAtOnce } = itemWith(LARGE);
	const prepared = await Promise.all(Array.from({ length: 10 }, async () => await prepare(item)));
	const again = prepared.filter(({ readsAgain }) => readsAgain);
	expect(again.length).toBeGreaterThanOrEqual(8);
	expect(reads()).toBe(10);
	expect(mostAtOnce()).toBeLessThanOrEqual(2);
	for (const { submission } of again) {
		const first = await submission.call();
		// Made anew each time, so nothing of it is held.
		expect(await submission.call()).not.toBe(first);
		expect(await submission.call()).toEqual(first);
	}
	expect(reads()).toBe(10 + 3 * again.length);
});

it('refuses one that is gone when its turn comes', async () => {
	const { item } = itemWith(LARGE);
	const last = (await Promise.all([prepare(item), prepare(item), prepare(item)])).at(-1);
	item.context.helpers.getBinaryDataBuffer = async () => await Promise.reject(new Error('gone'));
	expect((await refusalOf(async () => await last?.submission.call())).message).toBe(
		'There is no image in the binary field photo',
	);
});
