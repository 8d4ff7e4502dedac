import { describeModel } from '../../../nodes/AiVideo/protocol/modelWords';
import type { ModelRow } from '../../../nodes/AiVideo/protocol/provider';

const row = (more: Partial<ModelRow>): ModelRow => ({
	id: 'm',
	sizes: null,
	seconds: null,
	...more,
});

describe('a model in the list', () => {
	it.each<[Partial<ModelRow>, string]>([
		[{}, 'm'],
		[{ seconds: [] }, 'm'],
		[{ seconds: [4, 8, 12] }, 'm (4, 8 or 12 s)'],
		[{ seconds: [3, 1, 2, 4] }, 'm (1 to 4 s)'],
		[{ seconds: [5] }, 'm (5 s)'],
		[
			{ seconds: [4, 8], sizes: ['1280x720', '720x1280', '1792x1024'] },
			'm (4 or 8 s; 720p or 1024p; 16:9 or 9:16)',
		],
		[{ sizes: ['999x111'] }, 'm'],
		[{ resolutions: ['720p', '4K'], ratios: ['16:9'] }, 'm (720p or 4K; 16:9)'],
		[{ ratios: ['1:1', '2:1', '3:1', '4:1', '5:1', '6:1', '7:1'] }, 'm'],
	])('with %j is told with what it takes, as far as that is short', (more, name) => {
		expect(describeModel(row(more))).toBe(name);
	});
});
