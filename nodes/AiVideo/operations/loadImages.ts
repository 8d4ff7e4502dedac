import { VideoError } from '../api/errors';
import { fetchImage, MAX_IMAGE_BYTES, MAX_IMAGE_MB, readImageUrl } from '../api/fetchImage';
import { type ImageFacts, readImage } from '../media/image';
import { imagePath } from '../protocol/refusals';
import type { ReferenceImage, UploadImage, VideoRequest } from '../protocol/request';
import type { GivenImage, GivenImages } from './images';
import { type InputFile, nameOf, readFile } from './inputFile';
import type { Item } from './operation';

/** Where images are → the images. */

type LoadedImages = Pick<VideoRequest, 'firstFrame' | 'lastFrame' | 'references'>;

/** An image for upload. Servers refuse a file part without a file name. */
function toUpload(bytes: Uint8Array, facts: ImageFacts): UploadImage {
	const { mimeType, width, height, extension } = facts;
	return { kind: 'upload', bytes, mimeType, width, height, fileName: `image.${extension}` };
}

function unusable(file: InputFile, problem: string, advice: string): VideoError {
	return new VideoError('refused', `The reference image ${nameOf(file)} is ${problem}`, {
		description: `${advice} with an Edit Image node before this one. Nothing was sent and nothing was charged.`,
	});
}

async function loadFile(item: Item, file: InputFile): Promise<UploadImage> {
	const bytes = await readFile(item, file);
	if (bytes.length > MAX_IMAGE_BYTES) {
		throw unusable(file, `larger than ${MAX_IMAGE_MB} MB`, 'Make it smaller');
	}
	const facts = readImage(bytes);
	if (facts !== null) return toUpload(bytes, facts);
	throw unusable(file, 'not a PNG, JPEG or WebP image', 'Convert it');
}

async function loadUrl(
	item: Item,
	model: string,
	{ field, url }: Extract<GivenImage, { from: 'url' }>,
): Promise<ReferenceImage> {
	const { provider, client } = item.session;
	const address = readImageUrl(field, url, client.baseUrl);
	if (imagePath(provider.takes, model) !== 'upload') return { kind: 'link', url };
	const { bytes, facts } = await fetchImage(client, field, address);
	return toUpload(bytes, facts);
}

/** The images, in the form the provider takes them for this model. */
export async function loadImages(
	item: Item,
	model: string,
	{ firstFrame, lastFrame, references }: GivenImages,
): Promise<LoadedImages> {
	const load = async (given: GivenImage) =>
		given.from === 'binary' ? await loadFile(item, given.file) : await loadUrl(item, model, given);
	const [first, last, ...others] = await Promise.all([
		firstFrame && load(firstFrame),
		lastFrame && load(lastFrame),
		...references.map(load),
	]);
	return {
		firstFrame: first ?? null,
		lastFrame: last ?? null,
		references: others.filter((image) => image !== null),
	};
}
