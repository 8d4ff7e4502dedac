import { realClock, virtualClock } from '../../emulator/clock';

describe('the virtual clock', () => {
	it('stands still until it is moved', async () => {
		const clock = virtualClock(1000);
		await realClock.sleep(2);
		expect(clock.now()).toBe(1000);
		clock.advance(250);
		expect(clock.now()).toBe(1250);
	});

	it('wakes exactly those whose time has come', async () => {
		const clock = virtualClock();
		const woken: string[] = [];
		const short = clock.sleep(100).then(() => woken.push('short'));
		const long = clock.sleep(101).then(() => woken.push('long'));
		clock.advance(100);
		await short;
		expect(woken).toEqual(['short']);
		clock.advance(1);
		await long;
		expect(woken).toEqual(['short', 'long']);
	});

	it('does not sleep for no time', async () => {
		await expect(virtualClock().sleep(0)).resolves.toBeUndefined();
	});

	it('lets a sleeper be called off, before and while it sleeps', async () => {
		const clock = virtualClock();
		const reason = new Error('called off');
		await expect(clock.sleep(10, AbortSignal.abort(reason))).rejects.toBe(reason);
		const controller = new AbortController();
		const sleeping = clock.sleep(10, controller.signal);
		controller.abort(reason);
		await expect(sleeping).rejects.toBe(reason);
	});
});
