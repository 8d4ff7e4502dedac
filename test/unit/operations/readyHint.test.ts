import { describeReady, type ReadyVideo } from '../../../nodes/AiVideo/operations/readyHint';

const dollars = (amount: number) => ({ amount, currency: 'USD' });
const credits = (amount: number) => ({ amount, unit: 'credits' });

it.each<[readonly ReadyVideo[], number, string]>([
	[
		[{ seconds: 8, cost: null, hasAttempts: false }],
		125_000,
		'1 video of 8 s ready after 2 min 5 s',
	],
	[[{ seconds: null, cost: null, hasAttempts: false }], 4_000, '1 video ready after 4 s'],
	[
		[{ seconds: 8.04, cost: dollars(0.8), hasAttempts: false }],
		4_000,
		'1 video of 8 s ready after 4 s; price $0.80',
	],
	[
		[{ seconds: 5, cost: dollars(0.0625), hasAttempts: false }],
		4_000,
		'1 video of 5 s ready after 4 s; price $0.0625',
	],
	[
		[{ seconds: 5, cost: { amount: 3, currency: 'CNY' }, hasAttempts: false }],
		0,
		'1 video of 5 s ready after 0 s; price 3 CNY',
	],
	[
		[
			{ seconds: 8, cost: dollars(0.1), hasAttempts: false },
			{ seconds: 8, cost: dollars(0.2), hasAttempts: false },
		],
		65_000,
		'2 videos, 16 s in all, ready after 1 min 5 s; price $0.30',
	],
	[
		[
			{ seconds: 8, cost: credits(60), hasAttempts: false },
			{ seconds: null, cost: credits(30), hasAttempts: false },
		],
		65_000,
		'2 videos ready after 1 min 5 s; price 90 credits',
	],
	[
		[
			{ seconds: 8, cost: credits(60), hasAttempts: false },
			{ seconds: 8, cost: null, hasAttempts: false },
		],
		65_000,
		'2 videos, 16 s in all, ready after 1 min 5 s; price at least 60 credits',
	],
])('a run that brought %j after %d ms reads as one line', (videos, tookMs, line) => {
	expect(describeReady(videos, tookMs)).toBe(line);
});
