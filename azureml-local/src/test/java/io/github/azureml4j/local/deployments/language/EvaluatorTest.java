package io.github.azureml4j.local.deployments.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.azureml4j.local.front.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {

    private final Evaluator evaluator = new Evaluator((function, call) -> Optional.empty());

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain                                                | 'plain'",
                "[[escaped]                                           | '[escaped]'",
                "[concat('a', 'b', 1)]                                | 'ab1'",
                "[concat(createArray(1), createArray('b'))]           | [1,'b']",
                "[format('{0}-{1}-{0}', 'a', 2)]                      | 'a-2-a'",
                "[toLower('AbC')]                                     | 'abc'",
                "[toUpper('AbC')]                                     | 'ABC'",
                "[substring('abcdef', 2, 3)]                          | 'cde'",
                "[substring('abc', 1)]                                | 'bc'",
                "[replace('a-b-c', '-', '')]                          | 'abc'",
                "[split('a,b;c', createArray(',', ';'))]              | ['a','b','c']",
                "[join(split('a,b', ','), '+')]                       | 'a+b'",
                "[take('abc', 2)]                                     | 'ab'",
                "[take(createArray(1, 2, 3), 2)]                      | [1,2]",
                "[skip(createArray(1, 2, 3), 2)]                      | [3]",
                "[first('abc')]                                       | 'a'",
                "[last(createArray(1, 2))]                            | 2",
                "[length('abc')]                                      | 3",
                "[length(createObject('a', 1, 'b', 2))]               | 2",
                "[empty('')]                                          | true",
                "[empty(json('null'))]                                | true",
                "[empty(createArray(0))]                              | false",
                "[contains('abc', 'B')]                               | false",
                "[contains(createObject('Key', 1), 'key')]            | true",
                "[contains(createArray(1, 2), 2)]                     | true",
                "[equals('a', 'A')]                                   | false",
                "[equals(1, int('1'))]                                | true",
                "[and(true(), not(false()), or(false(), true()))]     | true",
                "[if(equals(1, 1), 'yes', noSuchFunction())]          | 'yes'",
                "[bool('TRUE')]                                       | true",
                "[length(string(createObject('a', 1)))]               | 7",
                "[string(true())]                                     | 'True'",
                "[union(createObject('a', 1), createObject('b', 2))]  | {'a':1,'b':2}",
                "[union(createArray(1, 2), createArray(2, 3))]        | [1,2,3]",
                "[json('{\"a\": {\"B\": [5]}}').a.b[0]]               | 5",
                "[add(2, mul(3, 4))]                                  | 14",
                "[coalesce(json('null'), 'x')]                        | 'x'",
                "[createObject('a', null())]                          | {'a':null}",
                "[ concat( 'a' , 'b' ) ]                              | 'ab'"
            })
    void expressionHasItsValue(String expression, String json) {
        assertThat(evaluator.evaluate(new TextNode(expression)).toString()).isEqualTo(json.replace('\'', '"'));
    }

    @Test
    void twoQuotesStandForOne() {
        assertThat(evaluator.text(new TextNode("['it''s']"))).isEqualTo("it's");
    }

    @Test
    void guidIsOfTheFifthVersionInAzuresNamespace() {
        assertThat(evaluator.text(new TextNode("[guid('a', 'b')]"))).isEqualTo("2d796349-8c7e-55ec-9624-54ece82ed031");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[concat('a']",
                "[concat('a)]",
                "['a' 'b']",
                "[]",
                "[noSuchFunction()]",
                "[json('{}').missing]",
                "[toLower(1)]",
                "[div(1, 0)]",
                "[if(1, 'a', 'b')]",
                "[contoso.shout('a')]"
            })
    void whatCannotBeWorkedOutIsAnInvalidTemplate(String expression) {
        assertThatThrownBy(() -> evaluator.evaluate(new TextNode(expression)))
                .hasMessageStartingWith("Deployment template validation failed: '");
    }

    @Test
    void keysAndDepthsAreWorkedOutToo() {
        String json = "{\"[concat('a', 'b')]\": [{\"c\": \"[toLower('X')]\"}], \"n\": 1}";

        assertThat(evaluator
                        .evaluate(Json.parse(json.getBytes(StandardCharsets.UTF_8)))
                        .toString())
                .isEqualTo("{\"ab\":[{\"c\":\"x\"}],\"n\":1}");
    }

    @Test
    void uniqueStringsDependOnTheirArgumentsAlone() {
        String one = evaluator.text(new TextNode("[uniqueString('rg', 'ws')]"));

        assertThat(one).matches("[a-z2-7]{13}");
        assertThat(evaluator.text(new TextNode("[uniqueString('rg', 'ws')]"))).isEqualTo(one);
        assertThat(evaluator.text(new TextNode("[uniqueString('rg', 'wt')]"))).isNotEqualTo(one);
    }

    @Test
    void callsAreFoundWhereverTheyStand() {
        String json = "{\"a\": [\"[concat(reference('x').y, 'z')]\"], \"b\": \"plain reference('q')\"}";

        assertThat(Evaluator.calls(Json.parse(json.getBytes(StandardCharsets.UTF_8))))
                .extracting(Expression.Call::function)
                .containsExactly("concat", "reference");
    }
}
