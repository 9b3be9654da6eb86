// The one place that knows where the chart library comes from: the WebJar in the API's class path, named with its
// version as the root pom does.
export { default } from '../webjars/uplot/1.6.30/dist/uPlot.esm.js';
