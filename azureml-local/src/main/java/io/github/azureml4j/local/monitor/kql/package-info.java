/**
 * A small part of the Kusto query language, enough to look at requests: a table and then any of {@code where}, {@code project}, {@code
 * extend}, {@code order by}, {@code top}, {@code take}, {@code count} and {@code summarize … by}.
 *
 * <p>Expressions know {@code == != =~ !~ < > <= >=}, {@code contains}, {@code has}, {@code startswith}, {@code endswith} and their {@code !}
 * forms, {@code in}, {@code between}, {@code and}, {@code or}, {@code not()}, {@code + -}, fields of dynamic columns, {@code ago now datetime bin
 * tostring tolower toupper tolong toint todouble isempty isnotempty}; summaries {@code count countif sum avg min max dcount}. What the language has
 * besides is answered with 501, what it has not with {@code SyntaxError} or {@code SemanticError}.
 */
@NullMarked
package io.github.azureml4j.local.monitor.kql;

import org.jspecify.annotations.NullMarked;
