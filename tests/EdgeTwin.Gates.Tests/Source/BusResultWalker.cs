using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EdgeTwin.Gates.Tests.Source;

/// <summary>Finds calls whose bus result goes nowhere: nanoFramework's I2C reports a NACK or a time-out in the result only.</summary>
internal sealed class BusResultWalker(SemanticModel model, List<Violation> found) : CSharpSyntaxWalker
{
    public override void VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        CheckDropped(node.Expression);
        base.VisitExpressionStatement(node);
    }

    public override void VisitForStatement(ForStatementSyntax node)
    {
        foreach (ExpressionSyntax expression in node.Initializers.Concat(node.Incrementors))
        {
            CheckDropped(expression);
        }
        base.VisitForStatement(node);
    }

    // "void F() => bus.Write(b);" and the lambda likewise drop the value.
    public override void VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        if (model.GetDeclaredSymbol(node.Parent!) is IMethodSymbol { ReturnsVoid: true })
        {
            CheckDropped(node.Expression);
        }
        base.VisitArrowExpressionClause(node);
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        CheckLambda(node);
        base.VisitParenthesizedLambdaExpression(node);
    }

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        CheckLambda(node);
        base.VisitSimpleLambdaExpression(node);
    }

    public override void VisitVariableDeclarator(VariableDeclaratorSyntax node)
    {
        if (node.Initializer is not null && model.GetDeclaredSymbol(node) is ILocalSymbol local && IsBusResult(local.Type) && !IsRead(local, node))
        {
            Add(node, $"the bus result in {local.Name} is never looked at");
        }
        base.VisitVariableDeclarator(node);
    }

    private static bool IsBusResult(ITypeSymbol? type) => type?.Name is "I2cTransferResult" or "SpiTransferResult" or "I2cTransferStatus";

    private void CheckLambda(LambdaExpressionSyntax node)
    {
        if (node.ExpressionBody is { } body && model.GetSymbolInfo(node).Symbol is IMethodSymbol { ReturnsVoid: true })
        {
            CheckDropped(body);
        }
    }

    private void CheckDropped(ExpressionSyntax expression)
    {
        ExpressionSyntax value = expression;
        if (expression is AssignmentExpressionSyntax assignment)
        {
            if (model.GetSymbolInfo(assignment.Left).Symbol is not IDiscardSymbol)
            {
                return;
            }
            value = assignment.Right;
        }
        if (IsBusResult(model.GetTypeInfo(value).Type))
        {
            Add(expression, "a bus result is discarded");
        }
    }

    private bool IsRead(ILocalSymbol local, SyntaxNode declarator)
    {
        SyntaxNode scope = declarator.Ancestors().OfType<MemberDeclarationSyntax>().First();
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(n => n.Identifier.Text == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n).Symbol, local))
            .Any(n => n.Parent is not AssignmentExpressionSyntax assignment || assignment.Left != n);
    }

    private void Add(SyntaxNode node, string what) =>
        found.Add(new Violation(SourceGate.Where(node.GetLocation()), what, "look at its Status: a NACK or a time-out throws nothing"));
}
