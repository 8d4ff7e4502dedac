import { openServerRig, type ServerRig, type ServerRigOptions } from '../rig';

/** Opens a rig before the tests of a file, empties its emulator between them, and closes it after them. */
export function useServerRig(options: ServerRigOptions = {}): () => ServerRig {
	let opened: ServerRig | null = null;
	const rig = (): ServerRig => {
		if (opened === null) throw new Error('The server is not up');
		return opened;
	};
	beforeAll(async () => {
		opened = await openServerRig(options);
	});
	beforeEach(() => rig().emulator.reset());
	afterAll(async () => await opened?.close());
	return rig;
}
