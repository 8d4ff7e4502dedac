import { fileOf, onlyItem } from '../rig/items';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** The three relays the node began with run on new-api: what it is stands in relays.md, section 4. */

const rig = useRig();

describe.each(['artifex', 'apiyi', 'ezmodel'] as const)('%s on the real relay', (dialect) => {
	beforeEach(() => {
		// Its fields are its own, which no OpenAI knows.
		if (dialect === 'artifex') rig().emulator.settings('newApi').relay.upstream = 'relay';
	});

	const atRelay = () => ({ ...rig().credentials('newApi'), dialect });

	it('gives a video end to end, paid once', async () => {
		const result = await rig().run({
			credentials: atRelay(),
			parameters: parametersOf('generate', { duration: dialect === 'artifex' ? 12 : 8 }),
		});
		expect(result.error?.message).toBeUndefined();
		const item = onlyItem(result);
		expect(item.json).toMatchObject({ status: 'completed', dialect });
		const { bytes } = await fileOf(rig(), item);
		expect(bytes.equals(await rig().emulator.contentOf(String(item.json['id'])))).toBe(true);
		expect(rig().emulator.billing.count).toBe(1);
	});

	it.each([
		['Create, then Wait', 'wait'],
		['Create, then Download', 'download'],
	])('gives a video by %s', async (_name, operation) => {
		const { items } = await rig().run({
			credentials: atRelay(),
			parameters: parametersOf('create', { duration: dialect === 'artifex' ? 12 : 8 }),
		});
		await rig().clock.pass(10_000);
		const result = await rig().run({
			credentials: atRelay(),
			items,
			parameters: parametersOf(operation),
		});
		expect(result.error?.message).toBeUndefined();
		expect((await fileOf(rig(), onlyItem(result))).mimeType).toBe('video/mp4');
	});

	it('tells a refusal in the words of the relay', async () => {
		rig().emulator.settings('newApi').credit = 0;
		const { error } = await rig().run({
			credentials: atRelay(),
			parameters: parametersOf('generate', { duration: dialect === 'artifex' ? 12 : 8 }),
		});
		expect(error?.message).toMatch(/quota is not enough/i);
		expect(error?.description).toMatch(/Add credit/);
		expect(rig().emulator.jobs()).toEqual([]);
	});
});
