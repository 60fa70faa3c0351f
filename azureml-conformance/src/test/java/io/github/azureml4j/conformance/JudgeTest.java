package io.github.azureml4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.azureml4j.conformance.openapi.SpecLibrary;
import io.github.azureml4j.conformance.traffic.Exchange;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check itself, against a small published file of its own: what is good passes, and every fault is caught. */
class JudgeTest {
    private static final String TARGET =
            "/subscriptions/s-1/providers/Microsoft.Library/books/dune?api-version=2024-04-01";
    private static final String REQUEST = """
            {'title':'Dune','pages':412,'printed':'1965-08-01T00:00:00Z','code':'s','language':'fr','subtitle':null,
             'work':{'kind':'crime','culprit':'Yueh','chapters':48,'authors':[{'name':'Frank','born':1920}],
             'sequel':{'kind':'novel','chapters':24}},'tags':{'any':'thing'},'notes':{'free':{'form':1}}}""";
    private static final String RESPONSE =
            "{'id':'/books/dune','title':'Dune','subtitle':null,'work':{'kind':'essay','authors':[]}}";

    @Test
    void goodExchangePasses() {
        Report report = judged(Lines.put(TARGET, REQUEST, 200, RESPONSE));
        assertThat(report.faults()).as("%s", report).isEmpty();
        assertThat(report.summary())
                .isEqualTo("1 exchanges, 1 distinct operations validated (1 with bodies), 0 excepted");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'Dune'                     | 7                                  | type
            'title'                    | 'titel'                            | required
            'title':'Dune'             | 'title':'Dune','extra':1           | unevaluatedProperties
            412                        | '412'                              | type
            1965-08-01T00:00:00Z       | August 1965                        | format
            'chapters':48              | 'chapters':'48'                    | type
            'chapters':48              | 'chapter':48                       | unevaluatedProperties
            'culprit'                  | 'victim'                           | required
            'kind':'crime'             | 'kind':'novel'                     | unevaluatedProperties
            'kind':'crime',            |                                    | required
            'chapters':24              | 'culprit':'none'                   | unevaluatedProperties
            'born'                     | 'borne'                            | unevaluatedProperties
            1920                       | 1920.5                             | type
            'any':'thing'              | 'any':1                            | type
            """)
    void faultOfTheRequestIsCaught(String good, String bad, String keyword) {
        String body = REQUEST.replace(good, bad == null ? "" : bad);
        assertThat(body).isNotEqualTo(REQUEST);
        assertCaught(Lines.put(TARGET, body, 200, RESPONSE), "request", keyword);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'id':'/books/dune',        |                                    | required
            '/books/dune'              | 12                                 | type
            'title':'Dune'             | 'title':'Dune','code':'s'          | unevaluatedProperties
            'authors'                  | 'writers'                          | unevaluatedProperties
            []                         | {}                                 | type
            """)
    void faultOfTheAnswerIsCaught(String good, String bad, String keyword) {
        String body = RESPONSE.replace(good, bad == null ? "" : bad);
        assertThat(body).isNotEqualTo(RESPONSE);
        assertCaught(Lines.put(TARGET, REQUEST, 200, body), "response", keyword);
    }

    @ParameterizedTest(name = "{0}{1}")
    @CsvSource(textBlock = """
            &copies=many,    '',    query, type
            &copies=10,      '',    query, maximum
            &shelf=middle,   '',    query, enum
            &colour=red,     '',    query, undeclared
            '',              Dune1, path,  pattern
            """)
    void faultOfTheAddressIsCaught(String query, String book, String where, String keyword) {
        String target = (book.isEmpty() ? TARGET : TARGET.replace("dune", book)) + query;
        assertCaught(Lines.put(target, REQUEST, 200, RESPONSE), where, keyword);
    }

    @Test
    void missingBodiesAreCaught() {
        assertCaught(Lines.put(TARGET, "", 200, RESPONSE), "request", "required");
        assertCaught(Lines.put(TARGET, REQUEST, 200, ""), "response", "required");
        assertCaught(Lines.put(TARGET, REQUEST, 202, RESPONSE), "response", "undeclared");
    }

    @Test
    void undeclaredSuccessIsCaught() {
        assertCaught(Lines.put(TARGET, REQUEST, 201, RESPONSE), "status", "undeclared");
    }

    @Test
    void errorHasThePublishedForm() {
        String good = "{'error':{'code':'Gone','message':'m','details':[{'code':'Lost','message':'n'}]}}";
        assertThat(judged(Lines.put(TARGET, REQUEST, 409, good)).faults()).isEmpty();
        assertCaught(Lines.put(TARGET, REQUEST, 409, "{'code':'Gone'}"), "response", "unevaluatedProperties");
    }

    @Test
    void requestOfNoOperationIsCaught() {
        assertCaught(Lines.put(TARGET.replace("books", "films"), "", 200, ""), "operation", "unpublished");
        assertCaught(Lines.put(TARGET.replace("2024", "2025"), "", 404, ""), "operation", "unpublished");
    }

    @Test
    void routeMustClaimTheOperationItServes() {
        Exchange good = Lines.put(TARGET, REQUEST, 200, RESPONSE);
        Exchange claimed = Lines.with(good, "contract", TextNode.valueOf("library.json"));
        assertCaught(Lines.with(claimed, "operationId", TextNode.valueOf("Books_Get")), "operation", "operationId");
        assertThat(judged(Lines.with(claimed, "operationId", TextNode.valueOf("Books_Put")))
                        .faults())
                .isEmpty();
    }

    @Test
    void probeMayAskForAnythingButIsAnsweredByTheContract() {
        Exchange probe = probe(Lines.put(TARGET, "{'bad':1}", 200, RESPONSE));
        assertThat(judged(probe).faults()).isEmpty();
        assertCaught(Lines.with(probe, "responseBody", IntNode.valueOf(1)), "response", "type");
        assertThat(judged(probe(Lines.put("/nowhere?a=b", "", 404, ""))).faults())
                .isEmpty();
        assertCaught(probe(Lines.put("/nowhere?a=b", "", 200, "")), "operation", "unpublished");
    }

    @Test
    void answerThatATestScriptedIsNotJudged() {
        Exchange scripted =
                Lines.with(Lines.put(TARGET, REQUEST, 418, "{'tea':'pot'}"), "source", TextNode.valueOf("wiremock"));
        assertThat(judged(scripted).faults()).isEmpty();
        assertCaught(Lines.with(scripted, "requestBody", Lines.json("{'tea':'pot'}")), "request", "required");
    }

    @Test
    void answerThatNeverCameIsNotJudged() {
        assertThat(judged(Lines.put(TARGET, REQUEST, -1, "")).faults()).isEmpty();
        assertCaught(Lines.put(TARGET, "{'tea':'pot'}", -1, ""), "request", "required");
    }

    @Test
    void unimplementedOperationIsNotMatched() {
        Report report = judged(Lines.put("/nowhere?a=b", "", 501, "{}"));
        assertThat(report.faults()).isEmpty();
        assertThat(report.operations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"azsdk-java-azure-security-keyvault-keys/4.12.1", "AZURECLI/2.1", "azureml4j/0.1.0 (Java 17)"})
    void clientIsHeldToTheContract(String userAgent) {
        Exchange exchange = Lines.put(TARGET, "{'bad':1}", 200, RESPONSE);
        assertCaught(Lines.with(exchange, "client", TextNode.valueOf(userAgent)), "request", "required");
    }

    @Test
    void listedDefectIsExcusedAndUnusedOneIsNamed() {
        ExceptionList list = ExceptionList.of(Lines.json("""
                {'unpublished':[{'name':'films','path':'.*/films/.*','reason':'Nobody ever published the films.'}],
                 'defects':[{'name':'extra','operation':'Books_Put','pointer':'/extra','reason':'The file forgets it.'}]}"""));
        Judge judge = new Judge(library(), list);
        judge.judge(Lines.put(TARGET, REQUEST.replace("'title'", "'extra':1,'title'"), 200, RESPONSE));
        assertThat(judge.report().faults()).as("%s", judge.report()).isEmpty();
        assertThat(judge.report().toString()).contains("1 hold but for a listed defect", "unused exception: films");
    }

    @Test
    void everyExceptionHasANameAndAReason() {
        assertThat(ExceptionList.load().uses()).hasSizeGreaterThan(10);
        assertThatIllegalStateException()
                .isThrownBy(() -> ExceptionList.of(Lines.json("{'defects':[{'name':'x','reason':'because'}]}")));
    }

    private static Exchange probe(Exchange exchange) {
        return Lines.with(exchange, "client", TextNode.valueOf("Java-http-client/17"));
    }

    private static void assertCaught(Exchange exchange, String where, String keyword) {
        Report report = judged(exchange);
        assertThat(report.faults().values()).as("%s", report).anySatisfy(fault -> {
            assertThat(fault.where()).isEqualTo(where);
            assertThat(fault.keyword()).isEqualTo(keyword);
        });
    }

    private static Report judged(Exchange exchange) {
        Judge judge = new Judge(library(), ExceptionList.of(Lines.json("{}")));
        judge.judge(exchange);
        return judge.report();
    }

    private static SpecLibrary library() {
        try {
            return new SpecLibrary(Path.of(Objects.requireNonNull(JudgeTest.class.getResource("/library"))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
