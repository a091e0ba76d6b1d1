export const id = 184;
export const ids = [184];
export const modules = {

/***/ 5184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readRepository: () => (/* binding */ readRepository)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);

// src/github/repository.ts
/** Reads from a runner's environment which repository, commit and pull request a run is about; null without a token or outside GitHub. */
const readRepository = async (environment, token) => {
	const { GITHUB_REPOSITORY: name, GITHUB_SHA: sha, GITHUB_EVENT_PATH: eventPath } = environment;
	if (!token || !name || !sha) return null;
	const event = eventPath ? JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(eventPath, "utf8")) : {};
	const { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_RUN_ID: run } = environment;
	return {
		api: environment["GITHUB_API_URL"] ?? "https://api.github.com",
		name,
		token,
		commit: event.pull_request?.head?.sha ?? sha,
		pullRequest: event.pull_request?.number ?? (event.issue?.pull_request ? event.issue.number ?? null : null),
		runUrl: `${server}/${name}/actions/runs/${run}`
	};
};



/***/ })

};
