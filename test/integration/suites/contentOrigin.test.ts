import { contentRequests, generateFile } from '../rig/content';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** Rule 4: the key stays on its origin; and what else concerns where a file comes from. */
describe('the way to the file of a video', () => {
	const rig = useRig();

	describe('and redirects', () => {
		const authorized = () =>
			contentRequests(rig()).filter(({ headers }) => 'authorization' in headers);

		it.each([301, 302, 303, 307, 308])(
			'follows a %i to another origin without the key',
			async (status) => {
				rig().emulator.faults.add({
					route: 'content',
					action: {
						kind: 'redirect',
						status,
						location: ({ jobId }) => rig().emulator.fileUrlOf(jobId ?? ''),
					},
				});
				const { file, made } = await generateFile(rig());
				expect(file?.equals(made)).toBe(true);
				expect(authorized().map(({ origin }) => origin)).toEqual([rig().emulator.origin]);
				expect(contentRequests(rig()).map(({ origin }) => origin)).toEqual([
					rig().emulator.origin,
					rig().emulator.fileOrigin,
				]);
			},
		);

		it('follows a relative one on its own origin with the key', async () => {
			rig().emulator.faults.add({
				route: 'content',
				action: { kind: 'redirect', status: 302, location: ({ path }) => `${path}?again=1` },
			});
			const { file, made } = await generateFile(rig());
			expect(file?.equals(made)).toBe(true);
			expect(authorized()).toHaveLength(2);
		});

		it('stops at a redirect to itself', async () => {
			rig().emulator.faults.add({
				route: 'content',
				times: Infinity,
				action: { kind: 'redirect', status: 302, location: ({ path }) => path },
			});
			const { id, error } = await generateFile(rig());
			expect(error?.message).toBe(
				`Video ${id} could not be downloaded whole: a redirect in a circle`,
			);
		});

		it('stops after five hops', async () => {
			let hops = 0;
			rig().emulator.faults.add({
				route: 'content',
				times: Infinity,
				action: { kind: 'redirect', status: 302, location: ({ path }) => `${path}?${++hops}` },
			});
			const { error } = await generateFile(rig());
			expect(error?.message).toContain('more than 5 redirects');
			expect(contentRequests(rig())).toHaveLength(6);
		});
	});

	it('gets a new address by one status request when the signed one has expired', async () => {
		rig().emulator.faults.add({ route: 'file', action: { kind: 'respond', status: 403 } });
		const { file, made } = await generateFile(rig(), 'artifex');
		expect(file?.equals(made)).toBe(true);
		const routes = rig().emulator.requests.map(({ route }) => route);
		expect(routes.slice(-4)).toEqual(['status', 'file', 'status', 'file']);
	});

	it('never sends the key to the file server', async () => {
		await generateFile(rig(), 'artifex');
		const elsewhere = rig().emulator.requests.filter(
			({ origin }) => origin === rig().emulator.fileOrigin,
		);
		expect(elsewhere.length).toBeGreaterThan(0);
		for (const { headers } of elsewhere) expect(headers).not.toHaveProperty('authorization');
	});

	it('says in a hint when it is not what was asked for', async () => {
		rig().emulator.faults.add({
			route: 'content',
			action: { kind: 'redirect', status: 302, location: () => rig().emulator.fileUrlOf(other) },
		});
		const upright = await rig().run({
			parameters: parametersOf('create', { aspectRatio: '9:16', duration: 8 }),
		});
		const other = String(upright.items[0]?.json.id);
		const asked = await rig().run({});
		expect(asked.hints.map(({ message }) => message)).toContain(
			`Video ${String(asked.items[0]?.json.id)} is 720x1280 instead of 1280x720 and 8 s instead of 4 s`,
		);
	});

	describe('in its variants', () => {
		it.each([
			['thumbnail', 'image/webp', 'webp'],
			['spritesheet', 'image/jpeg', 'jpg'],
		])('is a %s of the right type', async (variant, mimeType, extension) => {
			const created = await rig().run({});
			const id = String(created.items[0]?.json.id);
			const { items, error } = await rig().run({
				parameters: parametersOf('download', { videoId: id, variant }),
			});
			expect(error).toBeUndefined();
			expect(items[0]?.binary?.data).toMatchObject({ mimeType, fileName: `${id}.${extension}` });
			expect(items[0]?.json.video).toMatchObject({ mimeType });
		});

		it('is refused where the provider has no such variant', async () => {
			const created = await rig().run({ dialect: 'apiyi' });
			const id = String(created.items[0]?.json.id);
			const { error } = await rig().run({
				dialect: 'apiyi',
				parameters: parametersOf('download', { videoId: id, variant: 'thumbnail' }),
			});
			expect(error?.message).toBe(`APIYI has no thumbnail of video ${id}`);
			expect(error).toMatchObject({ description: 'Set Variant to video.' });
		});
	});
});
