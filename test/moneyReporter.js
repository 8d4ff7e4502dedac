const { require: requireTypeScript } = require('tsx/cjs/api');

const { MoneyReporter } = requireTypeScript('./fixtures/moneyReporter.ts', module.filename);

module.exports = class extends MoneyReporter {
	constructor(globalConfig) {
		super(globalConfig, (text) => process.stderr.write(text));
	}
};
