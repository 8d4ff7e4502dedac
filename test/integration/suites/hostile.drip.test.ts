import { Readable } from 'node:stream';

import type { HttpRequest } from '../../../nodes/AiVideo/api/host';
import { fetchContent } from '../../../nodes/AiVideo/download/fetchContent';
import { unseenJob } from '../../../nodes/AiVideo/protocol/job';
import { START } from '../../unit/api/virtualClock';
import { errorOf, testSession } from '../../unit/jobs/testSession';
import { VIDEO } from '../rig/hostile/provider';

const HOUR_MS = 3_600_000;
/** Often enough that nothing ever stalls. */
const DRIP_MS = 50_000;

it('a file that comes byte by byte is given up on after six hours, whatever is tried', async () => {
	const dripping = ({ signal }: HttpRequest) => {
		async function* drip() {
			yield VIDEO.subarray(0, 64);
			for (;;) {
				await clock.sleep(DRIP_MS);
				if (signal.aborted) throw new Error('aborted');
				yield Buffer.alloc(1);
			}
		}
		return { kind: 'answer', status: 200, headers: {}, body: Readable.from(drip()) } as const;
	};
	const { session, clock, requests } = testSession(Array(50).fill(dripping));
	const store = async (stream: AsyncIterable<unknown>): Promise<number> => {
		let received = 0;
		for await (const bytes of stream) received += (bytes as Buffer).length;
		return received;
	};
	const work = fetchContent(
		session,
		unseenJob({ id: 'video_1' }, 'video_1'),
		{ variant: 'video', fileIndex: 0, maxBytes: 1024 ** 3 },
		store,
	);
	const error = await clock.finish(errorOf(work));
	expect(error.message).toMatch(/^Video video_1 could not be downloaded whole: .* bytes came\)$/);
	expect(clock.now() - START).toBeGreaterThanOrEqual(6 * HOUR_MS);
	expect(clock.now() - START).toBeLessThan(6 * HOUR_MS + 3 * DRIP_MS);
	expect(requests).toHaveLength(1);
});
