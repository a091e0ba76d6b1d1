export const id = 877;
export const ids = [877];
export const modules = {

/***/ 8877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tidyUp: () => (/* reexport safe */ _open_ends_js__WEBPACK_IMPORTED_MODULE_0__.r)
/* harmony export */ });
/* harmony import */ var _open_ends_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4667);



/***/ })

};
