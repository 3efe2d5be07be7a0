/// The version of the tool, written into every manifest.
package let toolVersion = "0.1.0"
