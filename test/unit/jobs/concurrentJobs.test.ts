import {
	type ConcurrentJobs,
	joinConcurrentJobs,
	type OpenSubmission,
} from '../../../nodes/AiVideo/jobs/concurrentJobs';

const joined: ConcurrentJobs[] = [];

function join(baseUrl = 'https://videos.example.com/v1'): ConcurrentJobs {
	const jobs = joinConcurrentJobs(baseUrl);
	joined.push(jobs);
	return jobs;
}

afterEach(() => joined.splice(0).forEach((jobs) => jobs.close()));

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
	const jobs = join();
	const [good, bad] = [gate(), gate()];
	const tracked = [jobs.track(good.work), jobs.track(bad.work)];
	good.settle();
	bad.settle(true);
	expect(await tracked[0]).toBe('done');
	await expect(tracked[1]).rejects.toThrow('failed');
});

it('nothing is under way when nothing is tracked', async () => {
	expect(await isOver(join().settled())).toBe(true);
});

it('what is under way has settled when all of it succeeded or failed', async () => {
	const jobs = join();
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
	const jobs = join();
	const [before, after] = [gate(), gate()];
	void jobs.track(before.work);
	const waiting = jobs.settled();
	void jobs.track(after.work);
	before.settle();
	expect(await isOver(waiting)).toBe(true);
	after.settle();
});

describe('executions that run at the same time', () => {
	const FOX: OpenSubmission = {
		requestHash: 'fox',
		model: 'sora-2',
		prompt: 'A fox',
		seconds: null,
		size: null,
		sentAt: 0,
	};

	it('know of each other at one provider, and of nobody at another', async () => {
		const [one, other, elsewhere] = [join(), join(), join('https://other.example.com/v1')];
		const answer = gate();
		void one.track(answer.work);
		one.open(FOX);
		one.take('video_1');
		expect([other.openSubmissions(), elsewhere.openSubmissions()]).toEqual([[FOX], []]);
		expect([other.isTaken('video_1'), elsewhere.isTaken('video_1')]).toEqual([true, false]);
		expect([await isOver(other.settled()), await isOver(elsewhere.settled())]).toEqual([
			false,
			true,
		]);
		answer.settle();
	});

	it('leave with what they never learned, and what they had stays theirs', () => {
		const other = joinConcurrentJobs('https://videos.example.com/v1');
		other.open(FOX);
		other.take('video_2');
		other.close();
		const next = join();
		expect([next.openSubmissions(), next.isTaken('video_2')]).toEqual([[], true]);
	});

	it('remember the ten thousand newest jobs', () => {
		const jobs = join();
		for (let n = 0; n <= 10_000; n++) jobs.take(`video_${n}`);
		expect(['video_0', 'video_1', 'video_10000'].map((id) => jobs.isTaken(id))).toEqual([
			false,
			true,
			true,
		]);
	});
});
