/** The key of the gateway's operator; without a database there is no other. */
export const MASTER_KEY = 'sk-gateway-master';

/** The provider's key of the deployment `sora-2`. */
export const DEPLOYMENT_KEY = 'key-openai';

/** The provider's key of the deployment `film-studio`. */
export const ALIAS_KEY = 'key-of-film-studio';

/** The provider's key in the environment, for requests that LiteLLM cannot tell a deployment for. */
export const ENVIRONMENT_KEY = 'key-of-environment';

/** The key of the vLLM-Omni servers behind it. */
export const HOSTED_KEY = 'key-of-hosted-vllm';

/** A vLLM-Omni server behind the proxy. */
export interface HostedVllm {
	/** The operator's name for its model. */
	readonly name: string;
	readonly model: string;
	/** Ends with `/v1`. */
	readonly baseUrl: string;
}

/**
 * LiteLLM's config.yaml: two names for the same model of OpenAI under two keys, a model that makes no
 * videos, and those of vLLM-Omni servers. JSON is YAML.
 * @param upstream base URL of the emulated OpenAI
 */
export function proxyConfig(upstream: string, hosted: readonly HostedVllm[]): string {
	const deployment = (name: string, model: string, apiKey: string) => ({
		model_name: name,
		litellm_params: { model: `openai/${model}`, api_base: upstream, api_key: apiKey },
	});
	const config = {
		model_list: [
			deployment('sora-2', 'sora-2', DEPLOYMENT_KEY),
			deployment('film-studio', 'sora-2', ALIAS_KEY),
			deployment('gpt-4o', 'gpt-4o', DEPLOYMENT_KEY),
			...hosted.map(({ name, model, baseUrl }) => ({
				model_name: name,
				litellm_params: {
					model: `hosted_vllm/${model}`,
					api_base: baseUrl,
					api_key: HOSTED_KEY,
				},
			})),
		],
		general_settings: { master_key: MASTER_KEY },
	};
	return JSON.stringify(config, null, 2);
}
