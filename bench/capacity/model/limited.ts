import type { Actor } from './virtualTime';

/** How many served ones may stand before the line: cut off one by one, a long line is copied each time. */
const MOST_SERVED = 10_000;

/** Something of which there is only so much: a place is taken, and given back. */
export class Limited {
	private taken = 0;
	private readonly line: Actor[] = [];
	private served = 0;

	/** @param places `Infinity`: no limit */
	constructor(private readonly places: number) {}

	get used(): number {
		return this.taken;
	}

	/** Takes a place if there is one. */
	tryTake(): boolean {
		if (this.taken >= this.places) return false;
		this.taken++;
		return true;
	}

	/** Takes a place now or, first come first served, as soon as one is given back; then the actor acts. */
	take(actor: Actor): void {
		if (this.tryTake()) actor.act();
		else this.line.push(actor);
	}

	give(): void {
		const next = this.line[this.served];
		if (!next) {
			this.taken--;
			return;
		}
		this.served++;
		if (this.served > MOST_SERVED) {
			this.line.splice(0, this.served);
			this.served = 0;
		}
		next.act();
	}
}
