import { Underway } from '../../../nodes/AiVideo/jobs/session';

interface Gate {
	readonly work: Promise<string>;
	settle(isFailing?: boolean): void;
}

function gate(): Gate {
	let settle: Gate['settle'] = () => {};
	const work = new Promise<string>((resolve, reject) => {
		settle = (isFailing = false) => {
			if (isFailing) reject(new Error('failed'));
			else resolve('done');
		};
	});
	return { work, settle: (isFailing) => settle(isFailing) };
}

async function isOver(work: Promise<unknown>): Promise<boolean> {
	let over = false;
	void work.then(() => {
		over = true;
	});
	await new Promise((resolve) => setImmediate(resolve));
	return over;
}

it('work that is tracked keeps its result, and its error', async () => {
	const jobs = new Underway();
	const [good, bad] = [gate(), gate()];
	const tracked = [jobs.track(good.work), jobs.track(bad.work)];
	good.settle();
	bad.settle(true);
	expect(await tracked[0]).toBe('done');
	await expect(tracked[1]).rejects.toThrow('failed');
});

it('nothing is under way when nothing is tracked', async () => {
	expect(await isOver(new Underway().settled())).toBe(true);
});

it('what is under way has settled when all of it succeeded or failed', async () => {
	const jobs = new Underway();
	const [first, second] = [gate(), gate()];
	void jobs.track(first.work);
	jobs.track(second.work).catch(() => {});
	const waiting = jobs.settled();
	first.settle();
	expect(await isOver(waiting)).toBe(false);
	second.settle(true);
	expect(await isOver(waiting)).toBe(true);
	expect(await isOver(jobs.settled())).toBe(true);
});

it('what begins later is not waited for', async () => {
	const jobs = new Underway();
	const [before, after] = [gate(), gate()];
	void jobs.track(before.work);
	const waiting = jobs.settled();
	void jobs.track(after.work);
	before.settle();
	expect(await isOver(waiting)).toBe(true);
	after.settle();
});
