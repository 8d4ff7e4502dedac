import { HeldAnswers } from '../../../nodes/AiVideo/jobs/heldAnswers';

const MEBIBYTE = 1024 ** 2;

/** An answer of so many characters of JSON. */
function answerOf(length: number): object {
	return { text: 'x'.repeat(length - '{"text":""}'.length) };
}

it('answers are kept up to 32 million characters, and those beyond are counted', () => {
	const answers = new HeldAnswers();
	const kept = Array.from({ length: 40 }, () => answers.keep(answerOf(MEBIBYTE)));
	expect(kept.filter((answer) => answer !== null)).toHaveLength(32);
	expect(answers.leftOut).toBe(8);
});

it('an answer that is kept already counts once', () => {
	const answers = new HeldAnswers();
	const answer = answerOf(20 * MEBIBYTE);
	expect([answers.keep(answer), answers.keep(answer)]).toEqual([answer, answer]);
	expect(answers.leftOut).toBe(0);
});

it('what is no object is no answer', () => {
	const answers = new HeldAnswers();
	expect([null, undefined, 'text', 1].map((value) => answers.keep(value))).toEqual([
		null,
		null,
		null,
		null,
	]);
	expect(answers.leftOut).toBe(0);
});

it('whatever else is held has the same bound', () => {
	const answers = new HeldAnswers();
	expect([answers.hold(32 * MEBIBYTE), answers.hold(1)]).toEqual([true, false]);
	expect(answers.keep({})).toBeNull();
});
