import { Permits } from '../jobs/permits';
import type { ReferenceImage } from '../protocol/request';

/**
 * What of the reference images of a run is held in memory. A process killed for want of memory loses
 * the videos that were paid for, so images beyond a little are dropped once they were checked, and
 * read again when the item's turn comes.
 */

/** The images of most runs, so that those are read once. */
const MOST_HELD_BYTES = 16 * 1024 ** 2;
/** Images of 20 MB come in several copies on their way into a request. */
const CHECKS_AT_ONCE = 2;

export class ImageMemory {
	private readonly checks = new Permits(CHECKS_AT_ONCE);

	private heldBytes = 0;

	/** Loads and checks images when others have been checked. */
	async check<T>(work: () => Promise<T>): Promise<T> {
		return await this.checks.run(work);
	}

	/** Whether these may be held until the run ends. Addresses weigh nothing. */
	hold(images: readonly ReferenceImage[]): boolean {
		const bytes = images.reduce(
			(sum, image) => sum + (image.kind === 'upload' ? image.bytes.length : 0),
			0,
		);
		if (bytes > 0 && this.heldBytes + bytes > MOST_HELD_BYTES) return false;
		this.heldBytes += bytes;
		return true;
	}
}
