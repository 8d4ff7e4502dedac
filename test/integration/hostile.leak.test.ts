import { openRig, parametersOf } from '/work/main/test/integration/rig';
import { openHostileProvider } from '/work/main/test/integration/hostile/provider';
import { heldForGood } from '/work/main/test/integration/hostile/memory';
import { KEY, always } from '/work/main/test/integration/hostile/attack';
import { whole } from '/work/main/test/integration/hostile/answers';
it('x', async () => {
	const rig = await openRig({ speed: 1000, shortestTimeoutMs: 400 });
	const one = async (mode: string) => {
		const attack = mode === 'bad' ? always('x', whole(500, {}, 'x'.repeat(100_000))) : null;
		const provider =
			mode === 'none'
				? null
				: await openHostileProvider(
						{ route: 'status', attack, times: 1e9, losesAnswers: false },
						rig.clock,
					);
		const run = rig.start({
			apiKey: KEY,
			baseUrl: provider?.own.origin ?? 'http://127.0.0.1:9',
			parameters: parametersOf(mode === 'none' ? 'create' : 'download', {
				videoId: mode === 'none' ? 'x' : 'video_1',
				options: mode === 'none' ? { seed: 5 } : {},
			}),
		});
		await run.result;
		await run.nodeSettled;
		await rig.engine.prune(run.executionId);
		await provider?.close();
	};
	for (const mode of ['none', 'good', 'bad']) {
		for (let i = 0; i < 400; i++) await one(mode);
		const a = heldForGood();
		for (let i = 0; i < 1000; i++) await one(mode);
		const b = heldForGood();
		for (let i = 0; i < 1000; i++) await one(mode);
		const c = heldForGood();
		console.log(
			mode,
			((b - a) / 1000 / 1024).toFixed(1),
			((c - b) / 1000 / 1024).toFixed(1),
			'KB per run',
			rig.engine.logs.length,
		);
	}
	await rig.close();
}, 600_000);
