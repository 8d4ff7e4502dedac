import { openSession } from '../../../nodes/AiVideo/operations/openSession';
import { virtualClock } from '../api/virtualClock';
import { fakeHost } from './fakeHost';

const host = () =>
	fakeHost({ parameter: () => '', answer: () => ({ status: 200, json: {} }), items: [] });

describe('a line of the log', () => {
	it('also goes to the console of the browser that started the execution, on one line', async () => {
		const logged: string[] = [];
		const sent: string[] = [];
		const context = Object.assign(host(), {
			logger: { info: (line: string) => logged.push(line) },
			sendMessageToUI: (line: string) => sent.push(line),
		});
		const session = await openSession(context, virtualClock());
		session.log('Video a\nb is being made, 45 %', { videoId: 'a' });
		expect(logged).toEqual(['Video a b is being made, 45 %']);
		expect(sent).toEqual(logged);
	});

	it('needs no browser, as the list of models has none', async () => {
		const context = host();
		expect('sendMessageToUI' in context).toBe(false);
		const session = await openSession(context, virtualClock());
		expect(() => session.log('Video a submitted', {})).not.toThrow();
	});
});
