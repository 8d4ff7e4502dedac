/** How often each value was seen, in steps of a given width. Values are not negative. */
export class Histogram {
	private readonly counts: number[] = [];
	private total = 0;
	private sum = 0;

	/** @param width how far apart values have to be to be told apart */
	constructor(private readonly width = 1) {}

	get size(): number {
		return this.total;
	}

	/** Exact, whatever the width. `NaN` when nothing was seen. */
	get mean(): number {
		return this.sum / this.total;
	}

	add(value: number): void {
		const step = Math.round(value / this.width);
		this.counts[step] = (this.counts[step] ?? 0) + 1;
		this.total++;
		this.sum += value;
	}

	/** The least value that at least this share of all values do not exceed. */
	quantile(share: number): number {
		let seen = 0;
		for (let step = 0; step < this.counts.length; step++) {
			seen += this.counts[step] ?? 0;
			if (seen >= share * this.total) return step * this.width;
		}
		return NaN;
	}
}
