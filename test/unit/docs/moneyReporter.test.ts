import { moneyRows, type MoneyRowName } from '../../../scripts/readme/money';
import { money } from '../../fixtures/money';
import { MoneyReporter } from '../../fixtures/moneyReporter';

interface Outcome {
	readonly title: string;
	readonly status: 'passed' | 'failed' | 'pending';
}

const ROWS = Object.keys(moneyRows) as MoneyRowName[];
const ALL: readonly Outcome[] = ROWS.map((row) => ({
	title: `pays once ${money(row)}`,
	status: 'passed',
}));

/** What the reporter says of a run of these tests. */
function verdictOn(tests: readonly Outcome[], run: object = {}): string | null {
	const printed: string[] = [];
	const whole = { testPathPatterns: { isSet: () => false } };
	const reporter = new MoneyReporter({ ...whole, ...run }, (text) => printed.push(text));
	reporter.onRunComplete(null, { testResults: [{ testResults: tests }] });
	const { message } = reporter.getLastError() ?? {};
	expect(printed).toEqual(message === undefined ? [] : [`${message}\n`]);
	return message ?? null;
}

describe('a run of all tests', () => {
	it('is fine when each row on money was kept by a test that passed', () => {
		expect(verdictOn(ALL)).toBeNull();
	});

	it.each(['failed', 'pending'] as const)(
		'fails when a row on money has no test but one that is %s',
		(status) => {
			const tests = ALL.map((test, index) => (index === 3 ? { ...test, status } : test));
			expect(verdictOn(tests)).toMatch(`: ${ROWS[3]}`);
		},
	);

	it('fails when a row on money has no test', () => {
		expect(verdictOn(ALL.slice(1))).toMatch(`: ${ROWS[0]}`);
	});
});

it('a run of some tests only is not held to the rows on money', () => {
	expect(verdictOn([], { testPathPatterns: { isSet: () => true } })).toBeNull();
	expect(verdictOn([], { testNamePattern: 'money: busy' })).toBeNull();
});
