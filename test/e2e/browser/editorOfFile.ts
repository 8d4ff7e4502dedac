import type { ServerRig } from '../rig';
import { openEditor, type Editor } from './pages/editor';
import { keepPictures } from './pictures';
import { startChromium } from './chromium';

/** Opens one browser for the tests of a file, logged in, and keeps a picture of how each test ends. */
export function useEditor(rig: () => ServerRig): () => Editor {
	let opened: Editor | null = null;
	const editor = (): Editor => {
		if (opened === null) throw new Error('The browser is not open');
		return opened;
	};
	beforeAll(async () => {
		opened = await openEditor(await startChromium(), rig());
	});
	afterEach(async () => {
		const { currentTestName } = expect.getState();
		await keepPictures(editor().page, currentTestName ?? 'unnamed');
	});
	afterAll(async () => await opened?.close());
	return editor;
}
