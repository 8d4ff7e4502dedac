import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import type { Fault } from '../../emulator';
import type { EngineResult } from '../../engine';
import { parametersOf } from '../rig/rig';
import { useRig } from '../rig/useRig';

/** Large answers, and many of them: what an execution holds has one bound. */

const MEBIBYTE = 1024 ** 2;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heapBytes(): number {
	collect();
	return process.memoryUsage().heapUsed;
}

/** One answer's worth of text nobody asked for, in strings that are not shortened on arrival. */
function padding(): string[] {
	return Array.from({ length: 16 }, (_, n) => `${n} ${'x'.repeat(60_000)}`);
}

describe('answers of a megabyte', () => {
	const rig = useRig({ searchesForKeys: false });

	/** Some have the provider's answer, the rest have none, and the user is told how many. */
	function expectLeftOut(items: EngineResult['items'], hints: EngineResult['hints']): void {
		const { length } = items.filter(({ json }) => json.raw === null);
		expect(length).toBeGreaterThan(0);
		expect(length).toBeLessThan(items.length);
		const message = expect.stringContaining(`The raw data of ${length} videos was too large`);
		expect(hints).toContainEqual(expect.objectContaining({ message }));
	}

	const enlarged = (json: object) => ({ ...json, padding: padding() });

	/** Adds a megabyte to every answer of a route. */
	function enlarge(route: Fault['route']): void {
		const answer = (json: unknown) =>
			enlarged(typeof json === 'object' && json !== null ? json : {});
		rig().emulator.faults.add({ route, times: Infinity, action: { kind: 'transform', answer } });
	}

	/** A list of so many pages of a megabyte, and how large the heap was at the last one. */
	function longList(pages: number): { readonly heap: () => number } {
		let page = 0;
		let heap = 0;
		const answer = () => {
			page++;
			if (page === pages) heap = heapBytes();
			const id = `video_${page}`;
			const data = [enlarged({ id, status: 'completed', prompt: 'A fox' })];
			const body = { object: 'list', data, has_more: page < pages, last_id: id };
			return { status: 200, body: JSON.stringify(body) };
		};
		rig().emulator.faults.add({
			route: 'list',
			times: Infinity,
			action: { kind: 'rewrite', answer },
		});
		return { heap: () => heap };
	}

	const listing = (simplify: boolean) => ({
		parameters: parametersOf('getMany', { returnAll: true, simplify }),
	});

	it('are forgotten page by page while videos are listed', async () => {
		const list = longList(120);
		const before = heapBytes();
		const { items } = await rig().run(listing(true));
		expect(items).toHaveLength(120);
		expect(list.heap() - before).toBeLessThan(30 * MEBIBYTE);
	});

	it('are left out beyond a bound where a list shows them, and a hint says so', async () => {
		const list = longList(120);
		const before = heapBytes();
		const { items, hints } = await rig().run(listing(false));
		expect(items).toHaveLength(120);
		expectLeftOut(items, hints);
		expect(list.heap() - before).toBeLessThan(2 * 32 * MEBIBYTE);
	});

	const ITEMS = 60;

	const generating = (simplify: boolean) => ({
		items: Array.from({ length: ITEMS }, () => ({ json: {} })),
		parameters: parametersOf('generate', {
			simplify,
			downloadVideo: false,
			waiting: { maxConcurrent: ITEMS },
		}),
	});

	it.each<Fault['route']>(['submit', 'status'])(
		'are not held while many videos are waited for: %s',
		async (route) => {
			rig().emulator.settings('openai').generationMs = 200_000;
			enlarge(route);
			const before = heapBytes();
			const run = rig().start(generating(true));
			// Time passes only while no answer is on its way: what is held then is held for long.
			await rig().clock.pass(150_000);
			expect(rig().requestsTo('status').length).toBeGreaterThanOrEqual(2 * ITEMS);
			expect(heapBytes() - before).toBeLessThan(30 * MEBIBYTE);
			await run.result;
		},
		// Megabytes by the hundred: a busy machine takes its time.
		900_000,
	);

	it('are left out beyond the bound where they are shown, and a hint says so', async () => {
		enlarge('status');
		const { items, hints } = await rig().run(generating(false));
		expect(items).toHaveLength(ITEMS);
		expectLeftOut(items, hints);
	});
});
