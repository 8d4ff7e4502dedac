const Sequencer = require('@jest/test-sequencer').default;

/**
 * Begins the property tests first: they take longest, and what begins last ends last. Jest knows
 * how long a test takes only after its first run, and a fresh clone has had none.
 */
module.exports = class LongestFirst extends Sequencer {
	sort(tests) {
		const isProperty = ({ path }) => path.includes('.property.test.');
		const rest = super.sort(tests.filter((test) => !isProperty(test)));
		return [...super.sort(tests.filter(isProperty)), ...rest];
	}
};
