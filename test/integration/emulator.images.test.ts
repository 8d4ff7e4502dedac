// Reference images on the open web, and that they are what their names say.
import { imageSize } from 'image-size';
import { request } from 'undici';
import { useEmulator } from '../fixtures/emulatorRig';
import { IMAGE_FIXTURES, imageFixture } from '../fixtures/images';

const { emulator } = useEmulator();
describe('reference images', () => {
	it.each(IMAGE_FIXTURES)('have %s among them, served as it is', async (name) => {
		const { statusCode, body } = await request(`${emulator().origin}/images/${name}`);
		expect(statusCode).toBe(200);
		expect(Buffer.from(await body.arrayBuffer()).equals(imageFixture(name))).toBe(true);
		expect(emulator().requests).toMatchObject([{ route: 'image', path: `/images/${name}` }]);
	});

	it.each([
		['portrait-720x1280.png', 'png', 720, 1280],
		['portrait-720x1280.jpg', 'jpg', 720, 1280],
		['landscape-1280x720.png', 'png', 1280, 720],
		['landscape-1280x720.jpg', 'jpg', 1280, 720],
		['landscape-1280x720.webp', 'webp', 1280, 720],
		['square-640x640.png', 'png', 640, 640],
		['oversized-21mb.png', 'png', 720, 1280],
	] as const)('%s is a %s of %i x %i', (name, type, width, height) => {
		expect(imageSize(imageFixture(name))).toMatchObject({ type, width, height });
	});

	it('that are called oversized have more than 20 MB', () => {
		expect(imageFixture('oversized-21mb.png').length).toBeGreaterThan(20 * 1024 ** 2);
	});

	it('are not found where they do not exist', async () => {
		const { statusCode, body } = await request(`${emulator().origin}/images/none.png`);
		await body.dump();
		expect(statusCode).toBe(404);
	});
});
