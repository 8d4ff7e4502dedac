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

/** An image whose file was read, or which is at an address. */
type ReadImage = UploadImage | Extract<GivenImage, { from: 'url' }>;

/** The images as the user gave them, with the bytes of the files among them. */
export interface ReadImages {
	readonly firstFrame: ReadImage | null;
	readonly lastFrame: ReadImage | null;
	readonly references: readonly ReadImage[];
}

async function mapImages<In, Out>(
	images: { firstFrame: In | null; lastFrame: In | null; references: readonly In[] },
	map: (image: In) => Promise<Out>,
): Promise<{ firstFrame: Out | null; lastFrame: Out | null; references: readonly Out[] }> {
	const [firstFrame, lastFrame, references] = await Promise.all([
		images.firstFrame && map(images.firstFrame),
		images.lastFrame && map(images.lastFrame),
		Promise.all(images.references.map(map)),
	]);
	return { firstFrame, lastFrame, references };
}

/** Reads the files among the images. */
export async function readFiles(item: Item, images: GivenImages): Promise<ReadImages> {
	return await mapImages<GivenImage, ReadImage>(images, async (given) =>
		given.from === 'binary' ? await loadFile(item, given.file) : given,
	);
}

/** The images, in the form the provider takes them for this model. */
export async function loadImages(
	item: Item,
	model: string,
	images: ReadImages,
): Promise<LoadedImages> {
	return await mapImages<ReadImage, ReferenceImage>(images, async (image) =>
		'from' in image ? await loadUrl(item, model, image) : image,
	);
}
